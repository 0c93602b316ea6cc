import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, lengthOf } from '../../src/lib/meeting/text.ts';
import { checkText, type MarkKind } from '../../src/lib/meeting/textcheck.ts';
import { runs } from './arbitrary.ts';

describe('texts', () => {
  it.each([
    ['  two   words ', 'two words'],
    ['one\r\n\ttwo\u2028three\u0000four', 'one two three four'],
    ['a\u00A0b\u3000c', 'a b c'],
    ['e\u0301', 'é'],
    ['re\u200Bver\u202Esed\u2066', 'reversed'],
    ['la\u00ADmp\uFEFF', 'lamp'],
    ['half \uD83D pair', 'half pair'],
    ['مصباح', 'مصباح'],
    ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
  ])('MT-67 %j is shown as %j', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('MT-68 a clean text is clean: well-formed, one line, the same when cleaned again', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
      fc.string({
        unit: fc.constantFrom('e', '\u0301', '\u200B', '\uD83D', '\uDE00', ' ', '\n', '\u202E', '\u1161', '\u1100'),
      })
    );
    fc.assert(
      fc.property(pieces, (raw) => {
        const clean = cleanText(raw);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim().normalize('NFC'));
        expect(clean).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
      }),
      runs(2000)
    );
  });

  it('MT-69 length is counted in code points', () => {
    expect([lengthOf(''), lengthOf('lamp'), lengthOf('🚲🚲')]).toStrictEqual([0, 4, 2]);
  });

  const MARKED: [string, MarkKind][] = [
    ['someone.else+lamp@mail.example.org', 'email'],
    ['josé@correo.example', 'email'],
    ['https://example.org/a?b', 'link'],
    ['www.example.org', 'link'],
    ['212-555-0123', 'phone'],
    ['(212) 555-0123', 'phone'],
    ['+1 212 555 0123', 'phone'],
    ['2125550123', 'phone'],
    ['555-0123', 'phone'],
    ['+34 612 34 56 78', 'phone'],
    ['ABC1234', 'plate'],
    ['7XYZ123', 'plate'],
    ['ABC-1234', 'plate'],
    ['abc1234', 'plate'],
  ];
  it.each(MARKED)('MT-70 %s is marked as %s, exactly where it stands', (found, kind) => {
    const text = `Ask ${found}, please`;
    const marks = checkText(text);
    expect(
      marks.map((mark) => ({ kind: mark.kind, found: text.slice(mark.from, mark.to).replace(/[),]+$/, '') }))
    ).toStrictEqual([{ kind, found }]);
  });

  it.each([
    'The lamp on the 400 block of Elm Street is out since 2024',
    'Bus 42 and the M15 at 8:30, line Bx12',
    'Zip 10453, 42nd Precinct, PS 118',
    'It cost $1,500 and took 3 weeks',
    'El semáforo de la calle 183 tarda 90 segundos',
  ])('MT-71 what people write about streets is not marked: %s', (text) => {
    expect(checkText(text)).toStrictEqual([]);
  });

  it('MT-72 marks are in order, without overlaps and within the text, whatever it is', () => {
    const pieces = fc.constantFrom(
      'a',
      'A1',
      '@',
      '.',
      '212',
      '-',
      ' ',
      '555',
      '0123',
      '+',
      '(',
      ')',
      'www.',
      'https://',
      '🚲'
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const mark of checkText(text)) {
          expect(mark.from).toBeGreaterThanOrEqual(end);
          expect(mark.to).toBeGreaterThan(mark.from);
          end = mark.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      runs(300)
    );
  });
});
