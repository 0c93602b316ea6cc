import type { DatabaseSession } from 'lucia';
import { userAttributes } from '../rows.ts';
import type { StaffSessions } from '../store.ts';
import type { MemoryData } from './data.ts';

/** Lucia's adapter. The sessions of a disabled account are not found. */
export function memorySessions({ sessions, staff, factors }: MemoryData, check: () => void): StaffSessions {
  const forget = (gone: (session: DatabaseSession) => boolean) => {
    for (const session of sessions.values()) if (gone(session)) sessions.delete(session.id);
  };
  const active = (userId: string) => {
    const account = staff.get(userId);
    return account && !account.disabled ? account : null;
  };

  return {
    async getSessionAndUser(sessionId) {
      check();
      const session = sessions.get(sessionId);
      const account = session && active(session.userId);
      if (!account) return [null, null];
      return [
        structuredClone(session),
        { id: account.id, attributes: userAttributes(account, factors.has(account.id)) },
      ];
    },
    async getUserSessions(userId) {
      check();
      if (!active(userId)) return [];
      return structuredClone([...sessions.values()].filter((session) => session.userId === userId));
    },
    async setSession(session) {
      check();
      sessions.set(session.id, structuredClone(session));
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      check();
      const session = sessions.get(sessionId);
      if (session) sessions.set(sessionId, { ...session, expiresAt: new Date(expiresAt) });
    },
    async updateSessionAttributes(sessionId, attributes) {
      check();
      const session = sessions.get(sessionId);
      if (session) sessions.set(sessionId, structuredClone({ ...session, attributes }));
    },
    async deleteSession(sessionId) {
      check();
      sessions.delete(sessionId);
    },
    async deleteUserSessions(userId) {
      check();
      forget((session) => session.userId === userId);
    },
    async deleteExpiredSessions() {
      check();
      const now = Date.now();
      forget((session) => session.expiresAt.getTime() <= now);
    },
  };
}
