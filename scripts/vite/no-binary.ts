/** In the place of what Socket.IO needs for binary messages: the board speaks JSON only, and a phone need not fetch it. */
export const isBinary = (): boolean => false;
export const hasBinary = isBinary;

const refuse = (): never => {
  throw new Error('the board speaks JSON only');
};
export const deconstructPacket = refuse;
export const reconstructPacket = refuse;
export const decode = refuse;
