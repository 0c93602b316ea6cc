import QRCode from 'qrcode';

/** A QR code as one path over a square of `modules` units; drawn on the server, so that no phone loads the encoder. */
export interface Qr {
  readonly modules: number;
  readonly path: string;
}

/** @param text what a phone that reads it opens; medium error correction: projectors have dead spots */
export function drawQr(text: string): Qr {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size;) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += Math.max(run, 1);
    }
  }
  return { modules: size, path };
}
