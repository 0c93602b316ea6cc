/** The demo's staff: one of each role, with a passphrase that is new at every start. */
import { randomInt } from 'node:crypto';
import type { Store, StaffRole } from '../../db/store.ts';
import { addAccount } from '../../realtime/accounts.ts';
import { parseStaffId, type StaffId } from '../../src/lib/meeting/ids.ts';

const WORDS = (
  'amber anchor apple autumn barrel basket beacon birch bottle branch breeze bridge button candle canvas carpet castle ' +
  'cedar cherry circle clover copper corner cotton cradle desert ember engine fabric falcon feather fiddle forest garden ' +
  'ginger granite hammer harbor hazel helmet honey island ivory jacket kettle ladder lantern lemon linen magnet maple ' +
  'marble meadow mirror nectar needle olive orchard paper pepper pillow planet pocket quartz ribbon river rocket saddle ' +
  'sailor silver spring stone summer sunset timber tunnel valley velvet violin walnut willow window winter yellow'
).split(' ');
const WORDS_IN_A_PASSPHRASE = 5;

/** Five words: some 32 bits, behind a throttle, for an afternoon. */
function passphrase(): string {
  return Array.from({ length: WORDS_IN_A_PASSPHRASE }, () => WORDS[randomInt(WORDS.length)]).join('-');
}

export interface DemoAccount {
  readonly id: StaffId;
  readonly role: StaffRole;
  readonly email: string;
  readonly password: string;
}

export type DemoStaff = Readonly<Record<StaffRole | 'assistant' | 'south' | 'east', DemoAccount>>;

async function account(store: Store, role: StaffRole, login: string, name: string): Promise<DemoAccount> {
  const email = `${login}@demo.example`;
  const password = passphrase();
  const { id: added } = await addAccount(store.directory, { email, name, role, password }, Date.now());
  const id = parseStaffId(added);
  if (!id) throw new Error('accounts have ids');
  return { id, role, email, password };
}

/** `assistant` is the simulated moderator, `south` and `east` are the simulated commanders. */
export async function addDemoStaff(store: Store): Promise<DemoStaff> {
  const [admin, commander, moderator, officer, assistant, south, east] = await Promise.all([
    account(store, 'admin', 'admin', 'Precinct office'),
    account(store, 'commander', 'commander', 'Sector North'),
    account(store, 'moderator', 'moderator', 'Community desk'),
    account(store, 'officer', 'officer', 'Hall technician'),
    account(store, 'moderator', 'assistant', 'Second desk'),
    account(store, 'commander', 'south', 'Sector South'),
    account(store, 'commander', 'east', 'Sector East'),
  ]);
  return { admin, commander, moderator, officer, assistant, south, east };
}
