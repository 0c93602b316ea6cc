import type { Proof, SecondFactors } from '../factors.ts';
import { Problem, type ProblemCode } from './problem.ts';

const REFUSED: Readonly<Partial<Record<Proof, ProblemCode>>> = {
  missing: 'code-needed',
  wrong: 'bad-code',
  spent: 'codes-spent',
};

/** Of whatever asks for a second factor. */
export const PROOF_PROBLEMS = ['code-needed', 'bad-code', 'codes-spent'] as const;

/**
 * Takes the code of a second factor, or a recovery code, of somebody whose password was right.
 * @returns what it was; `unset` where there is no second factor
 * @throws Problem `code-needed`, `bad-code`, `codes-spent`
 */
export async function proven(
  factors: SecondFactors,
  staffId: string,
  given: string | undefined
): Promise<'unset' | 'code' | 'recovery'> {
  const proof = await factors.prove(staffId, given);
  if (proof === 'unset' || proof === 'code' || proof === 'recovery') return proof;
  throw new Problem(REFUSED[proof] ?? 'bad-code');
}
