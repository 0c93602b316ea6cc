export interface Options {
  readonly json: boolean;
  /** Fewer people and rounds: to see that it works, not to judge by. */
  readonly quick: boolean;
  /** Rows to run, by id; null: all. */
  readonly only: readonly string[] | null;
}

export const USAGE = `npm run bench [-- options]

  --json         one JSON object instead of a table
  --quick        a few seconds a row; the figures mean little
  --only a,b     these rows only
`;

/** @returns null if the arguments make no sense */
export function readOptions(args: readonly string[], rows: readonly string[]): Options | null {
  let [json, quick] = [false, false];
  let only: string[] | null = null;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') json = true;
    else if (arg === '--quick') quick = true;
    else if (arg === '--only') only = (rest.shift() ?? '').split(',');
    else return null;
  }
  return only?.some((id) => !rows.includes(id)) ? null : { json, quick, only };
}
