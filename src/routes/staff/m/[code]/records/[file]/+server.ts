import { error } from '@sveltejs/kit';
import { keepsRecords } from '$lib/protocol/staff';
import { download, fileOf, isRecordFile } from '$lib/records/files';
import { REQUEST_FORMATS, requestFile } from '$lib/records/request';
import { services } from '$lib/server/services';
import { requireStaffIn } from '../../../../guard';
import type { RequestHandler } from './$types';

/** Who takes such a file with them is in the log of the agency. */
export const GET: RequestHandler = async (event) => {
  const { file, code } = event.params;
  const staff = await requireStaffIn(event, code);
  if (!keepsRecords(staff.role)) error(403, 'not-allowed');
  const format = REQUEST_FORMATS.find((one) => file === `request.${one}`);
  if (format) {
    const request = await services().recordsRequest(code);
    if (!request) error(404, 'unknown-meeting');
    await services().givenOut(code, staff, 'request');
    return download(await requestFile(request, event.locals.lang, format), `${request.code}-request.${format}`);
  }
  const found = isRecordFile(file) && (await services().staffRecord(code));
  if (!found || !isRecordFile(file)) error(404, 'unknown-meeting');
  await services().givenOut(code, staff, file === 'record.json' ? 'json' : 'csv');
  return fileOf(found.record, file);
};
