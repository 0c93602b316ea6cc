import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../../src/lib/meeting/textcheck/numbers.ts';
import { isFound, isNotFound, lines } from './found.ts';

describe('personal data', () => {
  it.each(
    lines(`
call [718-555-0101] or [718/555/0102]
my number is [718–555–0103], or [(718) 555 0104]
mi cel [718 555 01 05]
[555-0106] after six
llamen al [seven one eight five five five zero one two three]
my # [7 1 8 5 5 5 0 1 2 3]
desde fuera [0034 612 345 678] o [+52 55 5555 0107]
typed with letters: [718-555-O108]
tel [612 345 678]`)
  )('MK-01 a telephone number: %s', (line) => isFound('phone', line));

  it.each(
    lines(`
case number 718-555-0101 is open
mi queja 311-12345678 la cerraron
permit 2024-0911
summons 4455667788
a budget of $1234567890
trains 1 2 3 4 5 6 7
buses 101 102 103
call 311, 911 or 988
10-4 and 10-13 on the radio`)
  )('MK-01 none: %s', isNotFound);

  it.each(
    lines(`
mail [jane.doe@example.org]
write [jdoe at example dot com]
mi correo [jperez arroba example punto com]
[jane(at)example.org] has the list
[jane.doe@gmail] I think`)
  )('MK-02 an e-mail address: %s', (line) => isFound('email', line));

  it.each(
    lines(`
see [example.org] for it
sign [bit.ly/3abc]
[https://example.org/a?b] has photos
my ig [@jane.doe_1]
follow [@janedoe] on tiktok`)
  )('MK-03 a link: %s', (line) => isFound('link', line));

  it.each(['meet @the park at 5', 'and/or the lights.The park', 'it is on nyc.gov'])('MK-03 none: %s', isNotFound);

  it.each(
    lines(`
the van [ABC1234]
plate [hgt 4521] white van
placa de Jersey [M45 KLP]
report [HBX5521] please
placas [ABC-12-34]`)
  )('MK-04 a plate: %s', (line) => isFound('plate', line));

  it.each(
    lines(`
COVID19 and NYPD24
in FY2024 and DEC2023
SB1421 should pass
el oficial con placa 4512
permit ABC1234
THE BUS 4012 IS LATE
license plate readers at 42nd street`)
  )('MK-04 none: %s', isNotFound);

  it.each(
    lines(`
my ssn is [987-65-4320]
social [987654320] was used
the last 4 of my social, [4321]
[4111 1111 1111 1111] twice
tarjeta terminada en [4242]
account number [0012345678]
licencia de conducir [D1234567]
born [03/14/1961]
nacio el [14 de marzo de 1961]
curp [PEGJ800101HDFRRN09]`)
  )('MK-05 a personal number: %s', (line) => isFound('number', line));

  it.each(
    lines(`
tracking 4111 1111 1111 1111
4111 1111 1111 1112 people
social media 123456
on 03/14/2024 the lights went out
bus stop id 404231`)
  )('MK-05 none: %s', isNotFound);

  it('MK-05 knows the check digit of a card', () => {
    expect(passesLuhn('4111 1111 1111 1111')).toBe(true);
    expect(passesLuhn('4111 1111 1111 1112')).toBe(false);
    expect(passesLuhn('')).toBe(false);
  });
});
