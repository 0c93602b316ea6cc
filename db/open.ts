import type { Store, StoreError } from './store.ts';

export interface OpenOptions {
  /** Where given, MongoDB keeps everything and `dataFolder` is not touched. */
  readonly mongoUrl?: string | undefined;
  /** Of the embedded store; made if it does not exist. */
  readonly dataFolder: string;
  /**
   * `server` (the default) is alone on a data folder: a second one is refused. `tool` is for commands that work on the
   * same data whether a server runs or not. MongoDB takes many of both.
   */
  readonly role?: 'server' | 'tool';
  /** Called once when the store broke for good; the process should end, to be started again. */
  readonly onBroken?: (error: StoreError) => void;
}

/**
 * Opens the store that the settings name and brings its schema up to date.
 * @throws StoreError `locked` (another server on this folder), `newer-schema`, `old-sqlite`, `broken` (unreachable)
 */
export async function openStore({
  mongoUrl,
  dataFolder,
  role = 'server',
  onBroken = () => {},
}: OpenOptions): Promise<Store> {
  // Loaded when it is known which one is wanted: the other's driver would cost every start time and memory.
  if (mongoUrl) {
    const { openMongoStore } = await import('./mongo/store.ts');
    return openMongoStore(mongoUrl);
  }
  const { openSqliteStore } = await import('./sqlite/store.ts');
  return openSqliteStore({ dataFolder, role, onBroken });
}
