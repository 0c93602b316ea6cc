/** The worker thread that owns the database files. It blocks on every sync, so that the server's event loop does not. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Committer } from './commit.ts';
import { openFiles, type Files } from './files.ts';
import { failureOf, workerSettings, type Hello, type Request } from './protocol.ts';

if (!parentPort) throw new Error('The SQLite worker runs in a worker thread.');
const port = parentPort;
const settings = workerSettings.parse(workerData);

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
  const committer = new Committer(files, settings.folder);
  port.on('message', (first: readonly Request[]) => {
    const requests = [...first];
    for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) requests.push(...more.message);
    const answers = committer.commit(requests);
    const closing = requests.some((request) => request.do === 'close');
    if (closing) {
      files.main.close();
      files.keyring.close();
      files.lock?.close();
    }
    port.postMessage(answers);
    if (closing) port.close();
  });
  say({ ready: true });
}
