import { Failure } from './usage.ts';

/** Where a log ended when somebody wrote it down. */
export interface WrittenHead {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
}

const LINE = /^([A-Za-z0-9]+) ([1-9]\d{0,14}) ([A-Za-z0-9_-]{43})$/;

/** Reads what `verify --heads` printed, explanations and empty lines passed over. @throws Failure if there is no such line */
export function readHeads(text: string): WrittenHead[] {
  const heads = text.split(/\r?\n/).flatMap((line) => {
    const [, name, version, hash] = LINE.exec(line.trim()) ?? [];
    return name && version && hash ? [{ name, version: Number(version), hash }] : [];
  });
  if (heads.length === 0) throw new Failure('In that file is no line as "verify --heads" prints them.');
  return heads;
}
