import { StoreError } from '../store.ts';

/** The first release without the WAL-reset bug, which could corrupt a database that several connections write to. */
export const oldestSqlite = '3.51.3';

/** @throws StoreError `old-sqlite` when `version` (as of `sqlite_version()`) is older than 3.51.3, or no version. */
export function requireSqlite(version: string): void {
  const [major, minor, patch] = numbers(version);
  const [oldMajor, oldMinor, oldPatch] = numbers(oldestSqlite);
  const difference = major - oldMajor || minor - oldMinor || patch - oldPatch;
  // NaN, when it is no version at all, is not "new enough" either.
  if (difference >= 0) return;
  throw new StoreError(
    'old-sqlite',
    `SQLite ${version} is too old: its write-ahead log can corrupt a database. Openfloor needs ${oldestSqlite} or newer.`
  );
}

function numbers(version: string): [number, number, number] {
  const [major = '0', minor = '0', patch = '0'] = version.split('.');
  return [Number(major), Number(minor), Number(patch)];
}
