import { error } from '@sveltejs/kit';
import { fileOf, isRecordFile } from '$lib/records/files';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../../guard';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { file, code } = event.params;
  await requireStaffIn(event, code);
  const found = isRecordFile(file) && (await services().staffRecord(code));
  if (!found || !isRecordFile(file)) error(404, 'unknown-meeting');
  return fileOf(found.record, file);
};
