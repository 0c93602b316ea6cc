import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { kindOf, PICTURE_BYTES, Pictures } from '../../realtime/pictures.ts';

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a01020' } });

/** As a phone writes it: turned, and with where it was taken. */
const fromPhone = (width = 2400, height = 1200) =>
  drawn(width, height)
    .withExif({
      IFD0: { Make: 'CanaryPhone', Orientation: '6' },
      IFD3: { GPSLatitude: '40/1 42/1 0/1', GPSLatitudeRef: 'N' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('pictures', () => {
  it('PG-10 are known by their content and made anew, upright, bounded, without what the file said', async () => {
    const given = await fromPhone();
    expect((await sharp(given).metadata()).exif).toBeDefined();
    const made = await new Pictures().make(given);
    if (made === null || made === 'busy') throw new Error('this is a picture');
    expect([made.width, made.height]).toEqual([800, 1600]);
    const about = await sharp(made.content).metadata();
    expect(about).toMatchObject({ format: 'jpeg', width: 800, height: 1600 });
    expect([about.exif, about.xmp, about.iptc, about.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(Buffer.from(made.content).includes('CanaryPhone')).toBe(false);
    for (const kind of ['png', 'webp'] as const) {
      const other = await drawn(30, 20).toFormat(kind).toBuffer();
      expect(kindOf(other)).toBe(kind);
      expect(await new Pictures().make(other)).toMatchObject({ type: 'image/jpeg', width: 30, height: 20 });
    }
  });

  it('PG-11 are refused if they are none, are cut short, claim too much or come while too many wait', async () => {
    const pictures = new Pictures();
    const whole = await fromPhone(300, 200);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect/></svg>');
    const gif = await drawn(10, 10).gif().toBuffer();
    const huge = await drawn(1, 1).png().toBuffer();
    // A header that claims 100,000 by 100,000 pixels.
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    const fat = Buffer.concat([whole, Buffer.alloc(PICTURE_BYTES)]);
    for (const given of [svg, gif, huge, fat, whole.subarray(0, 400), Buffer.from('GIF89a'), Buffer.alloc(0)]) {
      expect(await pictures.make(given)).toBeNull();
    }
    const all = await Promise.all(Array.from({ length: 10 }, () => pictures.make(whole)));
    expect(all.filter((one) => one === 'busy')).toHaveLength(2);
    expect(await pictures.make(whole)).toMatchObject({ width: 200 });
  });
});
