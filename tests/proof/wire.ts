import { once } from 'node:events';
import { WebSocket, type RawData } from 'ws';
import type { Ack } from '../../src/lib/protocol/board.ts';

/** A bare WebSocket that speaks just enough Socket.IO to say anything at all: also what no client library would send. */
export class Wire {
  readonly ws: WebSocket;
  readonly #acks = new Map<number, (ack: unknown) => void>();
  #acknowledged = 0;
  /** With what code the connection was closed; null while it is open. */
  closed: number | null = null;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    ws.on('message', (data, binary) => {
      if (!binary) this.#hear(textOf(data));
    });
    ws.on('close', (code) => {
      this.closed = code;
      for (const answer of this.#acks.values()) answer(null);
      this.#acks.clear();
    });
    ws.on('error', () => {});
  }

  /** Opens the transport; nothing of a meeting yet. */
  static async open(url: string, cookie?: string): Promise<Wire> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const ws = new WebSocket(address, { headers: cookie ? { cookie } : {}, perMessageDeflate: false });
    const wire = new Wire(ws);
    await once(ws, 'message');
    return wire;
  }

  /** Opens, and takes a place at a board. @throws Error if it was refused */
  static async at(url: string, auth: object, cookie?: string): Promise<Wire> {
    const wire = await Wire.open(url, cookie);
    const answer = await wire.handshake(JSON.stringify(auth));
    if (!answer.startsWith('40')) throw new Error(`refused: ${answer}`);
    return wire;
  }

  /** What the server says to a handshake, as it comes; empty if it closes. */
  handshake(auth: string, namespace = '/board'): Promise<string> {
    return new Promise((resolve) => {
      this.ws.once('close', () => resolve(''));
      const look = (data: RawData): void => {
        const text = textOf(data);
        if (!text.startsWith('40') && !text.startsWith('44')) return;
        this.ws.off('message', look);
        resolve(text);
      };
      this.ws.on('message', look);
      this.ws.send(`40${namespace},${auth}`);
    });
  }

  /**
   * Sends an event whose arguments are already JSON, with a binary attachment where that has a placeholder for one, and
   * waits for its acknowledgement; null if the connection closes.
   */
  ask(json: string, attachment?: Buffer): Promise<Ack | null> {
    const id = (this.#acknowledged += 1);
    return new Promise((resolve) => {
      if (this.ws.readyState !== WebSocket.OPEN) return resolve(null);
      this.#acks.set(id, (ack) => resolve(ack as Ack | null));
      this.ws.send(`${attachment ? '451-' : '42'}/board,${id}${json}`);
      if (attachment) this.ws.send(attachment);
    });
  }

  /** Sends a frame as it is. */
  say(frame: string | Buffer): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame);
  }

  /** Resolves once everything said before was taken in: the answer to a command that changes nothing. */
  async heard(): Promise<boolean> {
    return (await this.ask('["command",null]')) !== null;
  }

  /**
   * Ends with a frame that no server takes from a client, a ping, so that all that was said before was taken in.
   * @returns the code with which the server closed, then or before
   */
  async ended(): Promise<number> {
    const gone = once(this.ws, 'close');
    this.say('2');
    if (this.closed === null) await gone;
    return this.closed ?? 0;
  }

  close(): void {
    this.ws.terminate();
  }

  #hear(text: string): void {
    if (text === '2') return this.say('3');
    const [, id = '', json = ''] = /^43\/board,(\d+)(.*)$/s.exec(text) ?? [];
    if (id === '') return;
    this.#acks.get(Number(id))?.((JSON.parse(json) as unknown[])[0]);
    this.#acks.delete(Number(id));
  }
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
}
