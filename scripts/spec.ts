import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { citations, type Citation } from './spec/citations.ts';

/**
 * The specification: assembles `tests/spec/*.md` into `tests/SPEC.md`, and holds rules and tests against each other.
 * Fails on a rule without a test, a test that cites no rule or one that does not exist, an id that is given twice, and
 * a SPEC.md that is not up to date (`--write` writes it).
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SECTIONS = join(ROOT, 'tests/spec');
const TARGET = join(ROOT, 'tests/SPEC.md');

const INTRODUCTION = `# What Openfloor does

Each rule has a number, and each test begins with the number of the rule that it shows: look for \`MT-43\` in this folder
to find what holds the product to that sentence. \`npm run check\` fails on a rule without a test and on a test without a
rule. Assembled from \`tests/spec/\` by \`npx tsx scripts/spec.ts --write\`; change the sections there.
`;

const RULE_LINE = /^- \*\*([A-Z][A-Z0-9]-\d{2,3})\*\* \S/;

interface Rule {
  readonly id: string;
  readonly file: string;
}

/** Every line that begins like a rule must be one: a typing error would otherwise lose a rule without a word. */
function rulesIn(file: string, text: string, problems: string[]): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    const id = RULE_LINE.exec(line)?.[1];
    if (id !== undefined) rules.push({ id, file });
    else if (/^\s*[-*]\s+\*\*/.test(line)) problems.push(`${file}: not a rule: ${line}`);
  }
  if (rules.length === 0) problems.push(`${file}: has no rule`);
  return rules;
}

/** A section's own headings move one level down, below the title of the whole. */
function asSection(file: string, text: string): string {
  const body = text.trim().replace(/^(#{1,5}) /gm, '#$1 ');
  return body.startsWith('## ') ? body : `## ${basename(file, '.md')}\n\n${body}`;
}

function tests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[mc]?ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function compare(rules: readonly Rule[], cited: readonly Citation[], problems: string[]): void {
  const known = new Map<string, string>();
  for (const { id, file } of rules) {
    const before = known.get(id);
    if (before !== undefined) problems.push(`${file}: ${id} is given twice (also in ${before})`);
    known.set(id, file);
  }
  const shown = new Set<string>();
  for (const { rule, where, title } of cited) {
    if (rule === null) problems.push(`${where}: a test that cites no rule: ${title}`);
    else if (known.has(rule)) shown.add(rule);
    else problems.push(`${where}: ${rule} is not a rule: ${title}`);
  }
  for (const [id, file] of known) if (!shown.has(id)) problems.push(`${file}: ${id} has no test`);
}

function main(): void {
  const problems: string[] = [];
  const files = readdirSync(SECTIONS)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const sections = files.map((file) => ({
    file: `tests/spec/${file}`,
    text: readFileSync(join(SECTIONS, file), 'utf8'),
  }));
  const rules = sections.flatMap(({ file, text }) => rulesIn(file, text, problems));
  const sources = tests(join(ROOT, 'tests'));
  const cited = sources.flatMap((path) => citations(relative(ROOT, path), readFileSync(path, 'utf8')));
  compare(rules, cited, problems);

  const whole = [INTRODUCTION, ...sections.map(({ file, text }) => `${asSection(file, text)}\n`)].join('\n');
  if (process.argv.includes('--write')) writeFileSync(TARGET, whole);
  else if (readOr(TARGET, '') !== whole)
    problems.push('tests/SPEC.md is not up to date: npx tsx scripts/spec.ts --write');

  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`spec: ${rules.length} rules, each with a test; ${cited.length} test titles, each with a rule`);
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

main();
