/** What the demo prints once everything is there. */
import { toString as qr } from 'qrcode';
import { DEMO_CODE } from '../elm-park.ts';
import { OVER_CODE } from '../nearby.ts';
import type { DemoStaff } from './accounts.ts';

interface Card {
  /** Where others on the network reach it; null if this machine is on none. */
  readonly lan: string | null;
  readonly local: string;
  readonly staff: DemoStaff;
  readonly residents: number;
  /** Colours and a code to scan make sense. */
  readonly terminal: boolean;
}

const ROLES = ['commander', 'moderator', 'officer', 'admin'] as const;

export async function card({ lan, local, staff, residents, terminal }: Card): Promise<string> {
  const reach = lan ?? local;
  const resident = `${reach}/m/${DEMO_CODE}`;
  const code = await qr(resident, terminal ? { type: 'terminal', small: true } : { type: 'utf8' });
  const accounts = ROLES.map((role) => {
    const { email, password } = staff[role];
    return `    ${role.padEnd(10)} ${email.padEnd(24)} ${password}`;
  });
  return [
    '',
    '  Openfloor demo: a town hall in Elm Park is under way.',
    `  ${residents} simulated residents take part. Nothing is kept: the data goes when this ends.`,
    '',
    `  Residents   ${resident}`,
    ...(lan ? [`              ${local}/m/${DEMO_CODE}`] : ['              (this machine is on no local network)']),
    '',
    ...code
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
    '',
    `  The screen  ${reach}/m/${DEMO_CODE}/screen`,
    `  Progress    ${reach}/progress, among it that of ${OVER_CODE}, a meeting that is over`,
    `  Staff       ${reach}/staff`,
    '',
    ...accounts,
    '',
    '  Anyone on this network can open these addresses. Ctrl-C ends the demo.',
    '',
  ].join('\n');
}
