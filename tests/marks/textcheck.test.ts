import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/lib/meeting/textcheck.ts';
import { moved, SLURS } from '../../src/lib/meeting/textcheck/slur-list.ts';
import { isFound, isNotFound, lines } from './found.ts';

describe('addresses', () => {
  it.each(
    lines(`
at [120 Elm Street, Apt 4B] it is loud
[19-25 37th Ave] has trash
noise in [1041 E 183rd St]
i live at [42 maple]
vivo en la [calle pino 320 apto 4]
en [Calle Luna #742]
la [calle 5 numero 1450]
la casa [67 de la calle Pino]
[PO Box 5512]
the man in [apt 3C]
they never shovel at [703 n. kedvale]
whoever bought [350 Hillcrest]
number [86 on Hester Street] is loud
los del [1123 Magnolia] tienen gallos
vivo en [Main St 245, apto 3]
my door, [902 Delmar Blvd], is blocked
en el [411 de Elm] todo el dia`)
  )('MK-06 an address: %s', (line) => isFound('address', line));

  it.each(
    lines(`
the corner of Elm and 5th
on the 400 block of Elm Street
la cuadra del 1200 de Maple
3 street lights on Elm Street
5 minute parking
bus 42 Elm Street
since 2019 Elm Street floods
la calle Olmo 3 veces al mes
calle 183 y Grand Concourse
el 4 de julio
PS 118 Elm Street side
apartment 2 bedroom rents
4 way stop at Oak
the library at 200 Main Street
from 200 Uber drivers
at 6 Captain Lee said
in 2023 Chief Barlow promised`)
  )('MK-06 none: %s', isNotFound);
});

describe('names', () => {
  it.each(
    lines(`
[John Smith] is a thief
everybody knows [john doe] sells weed
cuidado con el [señor Ramirez] sigue a las niñas
my neighbor [Tony] is a drunk
[Juana Lopez] tiene cancer
[Mrs. Johnson] is on drugs`)
  )('MK-07 with an accusation or a detail: %s', (line) => isFound('name', line));

  it.each(['Maria Garcia leads the garden club', 'Juan Lopez y su grupo limpian', 'a thief took my bike'])(
    'MK-07 not without: %s',
    isNotFound
  );

  it.each(
    lines(`
drug dealing in Cesar Chavez Park
roban en la plaza Juan Pablo Duarte
theft at the Martin Luther King Jr Boulevard stores
Officer Smith lied and hit my bike
la alcaldesa Lopez miente
Thanks to Jane Smith for helping my sick mother
my name is Jane and I am sick of the noise`)
  )('MK-08 not: %s', isNotFound);
});

describe('slurs', () => {
  const slur = SLURS[0] ?? '';
  const spoilt = [
    slur,
    slur.toUpperCase(),
    slur.replace('i', '1'),
    slur.replace('i', '!'),
    slur.replace('e', '3'),
    [...slur].join(' '),
    [...slur].join('.'),
    slur.replace(/(?<=^..)./u, '*'),
    slur.replace('i', 'iiii'),
    `${slur}s`,
  ];
  it.each(spoilt.map((word, at) => [at, word] as const))('MK-09 in disguise %i', (_, word) => {
    const text = `get the ${word} out`;
    expect(checkText(text)).toStrictEqual([{ kind: 'slur', from: 8, to: 8 + word.length }]);
  });

  it.each(
    lines(`
todas las tardes
piso mojado en la estacion
fire retardant foam
spic and span
a chink in the fence
people from Niger and Nigeria
el carro negro`)
  )('MK-09 none: %s', isNotFound);

  it('MK-09 no source and no labelled set has one to read', () => {
    expect(SLURS.length).toBeGreaterThan(50);
    const folders = ['../../src/lib/meeting/textcheck/', './'].map((folder) => new URL(folder, import.meta.url));
    for (const folder of folders) {
      for (const name of readdirSync(folder)) {
        const words = new Set(
          readFileSync(new URL(name, folder), 'utf8')
            .toLowerCase()
            .split(/[^a-z]+/)
        );
        // Moved by thirteen places a short one can be a word; a long one is not there at all.
        expect([name, SLURS.filter((word) => word.length > 5 && words.has(word))]).toStrictEqual([name, []]);
      }
    }
    expect(moved(moved('Elm Street'))).toBe('Elm Street');
  });
});
