import type { JSX } from 'preact';
import { lastUsed, revokeAsked, revokeNamed, ROLE_HINTS, roleOf, teamMembers as words } from '../../core/language/texts/team-members.ts';
import { ROLES } from '../../core/language/texts/team.ts';
import { roleSchema } from '../../core/sync/hub-protocol.ts';
import type { MemberWithDevices, SeenTeam } from '../../core/sync/http-team.ts';
import type { ChangeTeam } from '../messages.ts';
import { AskedTwice } from '../ui/asked-twice.tsx';
import { formatAgo, formatMoment } from '../ui/format.ts';
import { useSpeech } from '../ui/speech.tsx';

interface Props {
  readonly team: SeenTeam;
  readonly onChange: (change: ChangeTeam) => Promise<void>;
}

/** The members; an admin gives the others their roles, and removes devices. */
export function MemberList({ team, onChange }: Props): JSX.Element {
  const { say } = useSpeech();
  const isAlone = team.members.length === 1 && team.invites !== null;
  return (
    <>
      <ul class="plain members">
        {team.members.map((member) => (
          <Member key={member.id} member={member} team={team} onChange={onChange} />
        ))}
      </ul>
      {isAlone && <p class="hint">{say(words.onlyYou)}</p>}
    </>
  );
}

function Member({ member, team, onChange }: Props & { member: MemberWithDevices }): JSX.Element {
  const { say } = useSpeech();
  const isOwn = member.id === team.device.member.id;
  const isGiven = team.device.role === 'admin' && !isOwn;
  return (
    <li class="member">
      <div class="member-head">
        <span>
          <strong>{member.name}</strong>
          {isOwn && <small> {say(words.you)}</small>}
        </span>
        {isGiven ? (
          <select
            aria-label={say(roleOf(member.name))}
            title={say(ROLE_HINTS[member.role])}
            value={member.role}
            onChange={({ currentTarget }) => void onChange({ type: 'change-role', member: member.id, role: roleSchema.parse(currentTarget.value) })}
          >
            {roleSchema.options.map((role) => (
              <option key={role} value={role}>
                {say(ROLES[role])}
              </option>
            ))}
          </select>
        ) : (
          <span class="member-role">{say(ROLES[member.role])}</span>
        )}
      </div>
      {member.devices.length > 0 && (
        <ul class="plain">
          {member.devices.map((device) => (
            <Device key={device.id} device={device} member={member.name} isThis={device.id === team.device.device.id} onChange={onChange} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface DeviceProps {
  readonly device: MemberWithDevices['devices'][number];
  readonly member: string;
  readonly isThis: boolean;
  readonly onChange: Props['onChange'];
}

const HOUR = 3_600_000;

function Device({ device, member, isThis, onChange }: DeviceProps): JSX.Element {
  const { say, language } = useSpeech();
  const now = new Date();
  const isLately = now.getTime() - new Date(device.seenAt).getTime() < HOUR;
  return (
    <li class="member-device">
      <span>
        {device.name}
        <small title={formatMoment(device.seenAt, language)}>
          {isThis ? say(words.thisDevice) : say(isLately ? words.seenLately : lastUsed(formatAgo(device.seenAt, now, language)))}
        </small>
      </span>
      {/* This one leaves below, where its clips are asked about. */}
      {!isThis && (
        <AskedTwice
          label={words.revoke}
          name={revokeNamed(device.name, member)}
          question={revokeAsked(device.name, member)}
          cancel={words.cancel}
          onYes={() => onChange({ type: 'revoke-device', id: device.id })}
        />
      )}
    </li>
  );
}
