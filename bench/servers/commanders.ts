import type { Store } from '../../db/store.ts';
import { Auth } from '../../realtime/auth.ts';

/** Accounts with a session each. @returns their cookies */
export async function commanders(store: Store, people: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let n = 0; n < people; n += 1) {
    const id = `commander-${n}`;
    const account = { id, email: `${id}@station.example`, name: `Sector ${n}`, role: 'commander' } as const;
    await store.directory.staff.add({
      ...account,
      everywhere: true,
      passwordHash: null,
      disabled: false,
      createdAt: n,
    });
    cookies.push((await new Auth(store.directory, false).open(id)).split(';', 1)[0] ?? '');
  }
  return cookies;
}
