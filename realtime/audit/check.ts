import type { LoggedBatch } from '../../db/store.ts';
import type { Joint } from '../records/holds.ts';
import { BEGINNING, hashOf, linkOf, sealOf, tipAfter } from './chain.ts';

/** What is wrong with the batches from version `from` to version `to` of a log. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly what:
    /** Its events are not those that were written. */
    | 'changed'
    /** Something stood before it that is not there any more. */
    | 'removed-before'
    /** It was put in between two that follow on each other. */
    | 'inserted'
    /** Not in the order in which they were written. */
    | 'reordered'
    /** A text of it is not the one that was written. */
    | 'text-changed'
    /** A text that no event of it brought. */
    | 'text-added';
}

export interface ChainReport {
  /** Version of the first batch that is tied to what came before; null if none is. */
  readonly chainedFrom: number | null;
  /** The log's last version and the hash there: who wrote these down sees later whether the end was cut off. */
  readonly head: Head;
  /** The hash at the end of each batch, by its last version. */
  readonly hashes: ReadonlyMap<number, string>;
  readonly findings: readonly Finding[];
  /** Sealed texts that are not there. In order if an event took them away. */
  readonly missingTexts: readonly { readonly id: string; readonly version: number }[];
}

export interface Head {
  readonly version: number;
  readonly hash: string;
}

/**
 * Holds each batch of a log against the chain. `batches`: the whole log, in the order of its versions, without gaps.
 * `joint`: where it was replaced by its remainder; what comes after is tied to what stood there before, or to the remainder.
 */
export function checkChain(log: string, batches: readonly LoggedBatch[], joint: Joint | null = null): ChainReport {
  const written = new Map<string, number>();
  for (const batch of batches) {
    const own = linkOf(batch)?.own;
    if (own) written.set(own, (written.get(own) ?? 0) + 1);
  }
  const findings: Finding[] = [];
  const missingTexts: { id: string; version: number }[] = [];
  const hashes = new Map<number, string>();
  let chainedFrom: number | null = null;
  let tip = BEGINNING;
  let reached = 0;
  for (const [n, batch] of batches.entries()) {
    const [from, to] = [batch.firstVersion, batch.firstVersion + batch.events.length - 1];
    if (wasChained(batch)) chainedFrom ??= from;
    const what = from <= reached ? 'inserted' : placeOf(log, batch, tip, batches[n + 1], written, chainedFrom !== null);
    if (what) findings.push({ from, to, what });
    for (const changed of textFindings(batch)) findings.push({ from, to, what: changed });
    for (const id of Object.keys(batch.seals ?? {})) {
      if (batch.texts[id] === undefined) missingTexts.push({ id, version: from });
    }
    tip = goOn(tip, log, batch, what, batches[n + 1]);
    reached = Math.max(reached, to);
    hashes.set(to, tip);
    if (joint?.version !== to) continue;
    if (tip === joint.now) tip = tiedTo(joint, batches[n + 1]);
    // Not replaced yet, or by something else than its remainder.
    else if (tip !== joint.was) findings.push({ from: 1, to, what: 'changed' });
  }
  return { chainedFrom, head: { version: reached, hash: tip }, hashes, findings: joined(findings), missingTexts };
}

/** What follows a joint is tied to what stood there before if it was in memory then, and to the remainder if that was read. */
function tiedTo({ was, now }: Joint, next: LoggedBatch | undefined): string {
  return next && linkOf(next)?.previous === was ? was : now;
}

/** Seals are written with the link and never without: who took the link off left them, or broke the chain. */
function wasChained(batch: LoggedBatch): boolean {
  return batch.chain !== undefined || batch.seals !== undefined;
}

function placeOf(
  log: string,
  batch: LoggedBatch,
  tip: string,
  next: LoggedBatch | undefined,
  written: ReadonlyMap<string, number>,
  begun: boolean
): Finding['what'] | null {
  const link = linkOf(batch);
  // The one after it follows what stood before it.
  const passedOver = next !== undefined && linkOf(next)?.previous === tip;
  if (!link) return begun ? (passedOver || next === undefined ? 'inserted' : 'changed') : null;
  const genuine = hashOf(link.previous, log, batch) === link.own;
  const follows = link.previous === tip;
  if (follows && !passedOver) return genuine ? null : 'changed';
  const moved = genuine && !follows && (written.has(link.previous) || link.previous === BEGINNING);
  // Twice in the log: one of them is a copy.
  if (moved && written.get(link.own) === 1) return 'reordered';
  if (passedOver) return 'inserted';
  if (moved) return 'reordered';
  return genuine ? 'removed-before' : 'changed';
}

/** Where the chain goes on, so that each thing that is wrong is told once. */
function goOn(
  tip: string,
  log: string,
  batch: LoggedBatch,
  what: Finding['what'] | null,
  next: LoggedBatch | undefined
): string {
  if (what === 'inserted') return tip;
  const after = tipAfter(tip, log, batch);
  // Its own hash was taken off: the one after it still says it.
  return what === 'changed' && !linkOf(batch) ? ((next && linkOf(next)?.previous) ?? after) : after;
}

function* textFindings(batch: LoggedBatch): Iterable<Finding['what']> {
  if (!wasChained(batch)) return;
  for (const [id, text] of Object.entries(batch.texts)) {
    const seal = batch.seals?.[id];
    if (seal === undefined) yield 'text-added';
    else if (sealOf(batch.salts?.[id] ?? '', text) !== seal) yield 'text-changed';
  }
}

/** Batches side by side that were moved are told as one. */
function joined(findings: readonly Finding[]): Finding[] {
  const told: Finding[] = [];
  for (const finding of findings) {
    const last = told.at(-1);
    if (last?.what === 'reordered' && finding.what === 'reordered' && finding.from === last.to + 1) {
      told[told.length - 1] = { ...last, to: finding.to };
    } else told.push(finding);
  }
  return told;
}
