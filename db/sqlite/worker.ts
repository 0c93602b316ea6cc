/** The worker thread that owns the database files. It blocks on every sync, so that the server's event loop does not. */
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { Committer } from './commit.ts';
import { Eraser } from './erase.ts';
import { openFiles, type Files } from './files.ts';
import { failureOf, workerSettings, type Hello, type Request } from './protocol.ts';

if (!parentPort) throw new Error('The SQLite worker runs in a worker thread.');
const port = parentPort;
const settings = workerSettings.parse(workerData);

/** What has arrived meanwhile, without waiting. */
function next(from: MessagePort): readonly Request[] | undefined {
  const received: { readonly message: readonly Request[] } | undefined = receiveMessageOnPort(from);
  return received?.message;
}

function say(hello: Hello): void {
  port.postMessage(hello);
}

function open(): Files | null {
  try {
    return openFiles(settings);
  } catch (error) {
    say(failureOf(error));
    return null;
  }
}

// Never let go of: the databases close when their objects are collected, even while statements are in use.
const files = open();

if (files) {
  const eraser = new Eraser(files, settings.folder, (error) =>
    process.emitWarning(`Deleted for good, but not yet erased from the files; that goes on: ${failureOf(error).failed}`)
  );
  const committer = new Committer(files, eraser);
  port.on('message', (first: readonly Request[]) => {
    const requests = [...first];
    for (let more = next(port); more; more = next(port)) requests.push(...more);
    const answers = committer.commit(requests);
    const closing = requests.some((request) => request.do === 'close');
    if (closing) {
      eraser.stop();
      files.main.close();
      files.keyring.close();
      files.lock?.close();
    }
    port.postMessage(answers);
    if (closing) port.close();
  });
  if (settings.role === 'server') eraser.resume();
  say({ ready: true });
}
