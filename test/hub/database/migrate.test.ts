import { expect, it } from 'vitest';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { migrate, MIGRATIONS } from '../../../hub/database/migrate.ts';
import { atLeastOneWorkspace } from '../../../hub/team/workspaces.ts';
import { describeInBothPlaces, describeOnPostgres } from '../../environment/hub-databases.ts';

describeInBothPlaces('migrations', ({ newPlace }) => {
  it('are applied once, and not again at the next start', async () => {
    const place = await newPlace();
    await (await openDatabase(place)).close();
    const database = await openDatabase(place);
    const applied = await database.query('SELECT number FROM clipsheet.migration ORDER BY number');
    await database.close();
    expect(applied.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('leave a database alone that a newer hub has changed', async () => {
    const place = await newPlace();
    const database = await openDatabase(place);
    await migrate(database, [...MIGRATIONS, 'CREATE TABLE clipsheet.later (a integer)']);
    await database.close();
    await expect(openDatabase(place)).rejects.toMatchObject({ code: 'database-too-new' });
  });

  it('leave a database alone whose structure came about otherwise', async () => {
    const database = await openDatabase(await newPlace());
    const [first = '', ...rest] = MIGRATIONS;
    await expect(migrate(database, [`${first} `, ...rest])).rejects.toMatchObject({ code: 'database-differs' });
    await database.close();
  });

  it('keep nothing of one that fails', async () => {
    const database = await openDatabase(await newPlace());
    await expect(migrate(database, [...MIGRATIONS, 'CREATE TABLE clipsheet.half (a integer); SELECT 1 / 0'])).rejects.toMatchObject({ code: '22012' });
    expect(await database.query(`SELECT to_regclass('clipsheet.half') AS half`)).toEqual([{ half: null }]);
    await migrate(database);
    await database.close();
  });
});

describeOnPostgres('hubs that start at once on an empty database', ({ newPlace }) => {
  it('all find the same structure and one workspace', async () => {
    const place = await newPlace();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase(place)));
    const workspaces = await Promise.all(databases.map((database) => atLeastOneWorkspace(database, 'Market')));
    expect(new Set(workspaces.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(workspaces[0]).toHaveLength(1);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('say so where there is no database', async () => {
    await expect(openDatabase({ kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({ code: 'database-unreachable' });
  });
});
