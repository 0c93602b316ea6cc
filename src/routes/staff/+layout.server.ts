import type { LayoutServerLoad } from './$types';
import { staffOf } from './guard';

export const load: LayoutServerLoad = async (event) => {
  const staff = await staffOf(event);
  return { staff: staff && { name: staff.name, role: staff.role, everywhere: staff.everywhere } };
};
