import { Binary } from 'mongodb';
import { pictureRow } from '../rows.ts';
import { StoreError, type PictureRow, type Pictures } from '../store.ts';
import { isDuplicate, type MongoConnection } from './connection.ts';

/** `content` is left out where a list is read. */
interface PictureDocument extends PictureRow {
  readonly _id: string;
  readonly content: Binary;
}

export function mongoPictures(connection: MongoConnection): Pictures {
  const pictures = connection.main.collection<PictureDocument>('pictures', { promoteBuffers: false });
  return {
    put: (picture, content) => {
      const bytes = new Binary(new Uint8Array(content));
      return connection.write(async () => {
        try {
          await pictures.insertOne({ _id: picture.id, ...picture, content: bytes });
        } catch (cause) {
          throw isDuplicate(cause) ? new StoreError('taken', 'There is a picture with this id.', { cause }) : cause;
        }
      });
    },
    get: (id) =>
      connection.use(async () => {
        const found = await pictures.findOne({ _id: id });
        return found && { picture: pictureRow.parse(found), content: new Uint8Array(found.content.value()) };
      }),
    list: (meeting) =>
      connection.use(async () => {
        const oldest = { at: 1, id: 1 } as const;
        const found = await pictures
          .find({ meeting }, { projection: { content: 0 } })
          .sort(oldest)
          .toArray();
        return found.map((row) => pictureRow.parse(row));
      }),
    forget: (meeting, ids) =>
      connection.write(async () => {
        await pictures.deleteMany({ meeting, _id: { $in: [...ids] } });
      }),
    drop: (meeting) =>
      connection.write(async () => {
        await pictures.deleteMany({ meeting });
      }),
  };
}
