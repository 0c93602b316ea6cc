/** What became of a picture that was sent. */
export type Brought = { readonly id: string } | { readonly failed: 'not-a-picture' | 'unreachable' | 'refused' };

/** Sends a picture and tells how much of it is there; never throws. */
export function bring(path: string, picture: Blob, progress: (percent: number) => void): Promise<Brought> {
  return new Promise((resolve) => {
    // The one interface that tells how far an upload is.
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onerror = request.ontimeout = request.onabort = () => resolve({ failed: 'unreachable' });
    request.onload = () => {
      const id = idIn(request.response);
      if (request.status === 201 && id !== null) resolve({ id });
      else resolve({ failed: request.status === 415 || request.status === 413 ? 'not-a-picture' : 'refused' });
    };
    request.send(picture);
  });
}

function idIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('picture' in answer)) return null;
  const { picture } = answer;
  if (typeof picture !== 'object' || picture === null || !('id' in picture)) return null;
  return typeof picture.id === 'string' ? picture.id : null;
}
