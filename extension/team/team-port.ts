/** Pages of the extension that are open hold a port of this name: as long, the hub is listened to. */
export const TEAM_PORT = 'team';
