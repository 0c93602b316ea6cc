import ts from 'typescript';

/** A test's title, or a case's in a table of tests, and the rule that it begins with; null if it should and does not. */
export interface Citation {
  readonly rule: string | null;
  readonly title: string;
  readonly where: string;
}

const RULE = /^([A-Z][A-Z0-9]-\d{2,3}) /;

/**
 * What a file cites: any string that begins with a rule's id (cases are often made in tables and loops), and the titles
 * of `it(…)` and `test(…)` that begin with none.
 */
export function citations(file: string, source: string): Citation[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Citation[] = [];
  const note = (node: ts.Node, title: string, rule: string | null): void => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    found.push({ rule, title, where: `${file}:${line}` });
  };
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    const rule = text === null ? undefined : RULE.exec(text)?.[1];
    if (text !== null && rule !== undefined) note(node, text, rule);
    if (ts.isCallExpression(node)) {
      const title = titleOf(node);
      if (title !== null && !RULE.test(title)) note(node, title, null);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The text of a string, or of a template up to its first value. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)) return node.text;
  return null;
}

/** The title in `it('…', …)`, `test.skip('…')`, `it.each(…)('…')`; null for other calls and for titles from variables. */
function titleOf(call: ts.CallExpression): string | null {
  const title = call.arguments[0];
  if (!title || call.arguments.length < 2 || !isTest(call.expression)) return null;
  return ts.isTemplateExpression(title) ? title.head.text : textOf(title);
}

function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'it' || callee.text === 'test';
  if (ts.isPropertyAccessExpression(callee)) return isTest(callee.expression);
  if (ts.isCallExpression(callee)) return isTest(callee.expression);
  return ts.isTaggedTemplateExpression(callee) && isTest(callee.tag);
}
