/** In the place of Socket.IO's WebTransport, which `socket.ts` never asks for: a phone need not fetch it. */
export const WT = undefined;
