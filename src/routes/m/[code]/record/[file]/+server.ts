import { error } from '@sveltejs/kit';
import { fileOf, isRecordFile } from '$lib/records/files';
import { services } from '$lib/server/services';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, request }) => {
  const { file } = params;
  const record = isRecordFile(file) && (await services().publicRecord(params.code, request.headers.get('cookie')));
  if (!record || !isRecordFile(file)) error(404, { message: 'There is no such meeting.', code: 'unknown-meeting' });
  return fileOf(record, file);
};
