/** Pictures for the demo, drawn: no place in them exists, and nobody is in them. */
import { Pictures, type MadePicture } from '../realtime/pictures.ts';

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at);

const DRAWINGS = {
  crossing: `<rect width="1200" height="900" fill="#b9d3e6"/>
    <rect y="300" width="1200" height="170" fill="#c98d6b"/>
    ${range(7)
      .map((n) => `<rect x="${50 + n * 165}" y="335" width="90" height="95" fill="#f3e3b5"/>`)
      .join('')}
    <rect y="470" width="1200" height="60" fill="#d8d4c8"/>
    <rect y="530" width="1200" height="370" fill="#5a5f66"/>
    ${range(8)
      .map((n) => `<path d="M${90 + n * 140} 545h78l${(n - 3.5) * 26 + 24} 340h-120z" fill="#f7f7f2"/>`)
      .join('')}
    <rect x="960" y="180" width="16" height="330" fill="#3c4046"/>
    <path d="M968 80l92 92-92 92-92-92z" fill="#f2c230" stroke="#3c4046" stroke-width="8"/>`,
  lamps: `<rect width="1200" height="900" fill="#10182b"/>
    <path d="M0 900L420 420h360l420 480z" fill="#2d3444"/>
    <path d="M0 160l420 150v110L0 900z" fill="#3a3040"/><path d="M1200 160L780 310v110l420 480z" fill="#32293a"/>
    ${range(6)
      .map((n) => {
        const side = n % 2 === 0 ? -1 : 1;
        const depth = 1 - Math.floor(n / 2) * 0.3;
        const [x, y] = [600 + side * 470 * depth, 420 - 190 * depth];
        return `<circle cx="${x}" cy="${y}" r="${150 * depth}" fill="#ffdf91" opacity="0.22"/><circle cx="${x}" cy="${y}" r="${30 * depth}" fill="#fff1c9"/>
          <ellipse cx="${600 + side * 330 * depth}" cy="${480 + 300 * depth}" rx="${170 * depth}" ry="${42 * depth}" fill="#ffdf91" opacity="0.3"/>`;
      })
      .join('')}`,
} as const;

const making = new Pictures();

/** As if somebody had brought it from a phone. */
export async function paint(drawing: keyof typeof DRAWINGS): Promise<MadePicture> {
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${DRAWINGS[drawing]}</svg>`;
  const made = await making.make(await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer());
  if (made === null || made === 'busy') throw new Error('a drawing of ours is a picture');
  return made;
}
