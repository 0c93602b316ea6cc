export const USAGE = `npm run openfloor -- COMMAND

  staff add --email E --name N --role R --password-stdin
                             a new account; R is admin, commander, moderator or officer;
                             without --password-stdin, prints a single-use link to set the password;
                             --meetings-only: no access but to the meetings that they are assigned to
  staff list                 all accounts
  staff role --email E --role R [--meetings-only]
  staff assign --email E --meeting CODE --role R
                             a role in one meeting, which goes before the other
  staff unassign --email E --meeting CODE
  staff disable --email E    signs the person out everywhere, at once
  staff enable --email E
  staff reset --email E      voids the password and prints a single-use link to set a new one;
                             --second-factor: takes that away too (a lost phone)
  staff second-factor --required yes|no
                             whether everybody needs one
  doctor                     checks the machine, the settings and the data
  backup --to FILE           everything but the keys; --keys: the keys, to be kept apart
  restore --from FILE [--keyring FILE] --removals FILE
                             into an empty folder or database; what was removed or has ended since stays so;
                             --without-removals: there is no such list
  export --meeting CODE --to FILE
  import --from FILE [--keyring FILE] --removals FILE
                             one meeting, from one server to another; --without-removals as above
  retention [--apply]        what is kept of each meeting, and until when; --apply ends what has run out
  rebuild                    makes what lists and searches know of actions anew, from the meetings' logs
  verify [--heads] [--against FILE]
                             holds every log against its chain of hashes and folds it; --heads prints where
                             each ends, to be kept elsewhere; --against compares with what was kept

Works on the data that OPENFLOOR_DATA or MONGODB_URL name, whether the server runs or not.`;

/** A mistake in how the command was called: told with the usage, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The command cannot be done: told as it is, exit code 1. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Where a command reads from and writes to. */
export interface Terminal {
  out(line: string): void;
  /** The first line of standard input. */
  readLine(): Promise<string>;
}
