import { Changed } from "@/components/reflection/changed";
import { clockTime } from "@/components/reflection/clock";
import { Enhance } from "@/components/reflection/enhance";
import { Erasing } from "@/components/reflection/erasing";
import { LockedHistory } from "@/components/reflection/locked-history";
import { Past } from "@/components/reflection/past";
import { Room, RoomHeading } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { Unlocked } from "@/components/reflection/unlocked-history";
import { type ClientWords, fill } from "@/content/words/words";
import { readHistory } from "@/data/history";
import { passphraseTries } from "@/data/passphrase";
import type { Room as RoomRead } from "@/data/room";
import { enhancing, requireRoom } from "../room";
import { dayIn, sharingWords } from "../sharing";
import { changesOf, endLines } from "../who";
import { pastOf } from "./past";
import { saidIn, wrongIn } from "./said";

type Props = { searchParams: Promise<{ said?: string; of?: string; problem?: string }> };

/** What was sent, as far as the partner's own passphrase opens it; without it nothing is shown. */
export default async function HistoryPage({ searchParams }: Props) {
  const asked = await searchParams;
  const here = await requireRoom();
  const { room, words } = here;
  const said = saidIn(words, asked.said);
  return (
    <Room
      language={room.language}
      leave={words.leave}
      where={words.history.where}
      languages={{ link: here.partner.linkId }}
    >
      {said && !asked.of ? (
        <p role="status" className="mb-6 border-edge border-l-2 bg-wash px-4 py-3">
          {said}
        </p>
      ) : null}
      {room.unlocked ? (
        <Opened here={here} said={said} of={asked.of} />
      ) : (
        <Locked here={here} problem={asked.problem} />
      )}
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}

type Here = Awaited<ReturnType<typeof requireRoom>>;

async function Locked({ here, problem }: { here: Here; problem: string | undefined }) {
  const { partner, room, words } = here;
  const { left, until } = await passphraseTries(partner);
  const time = until && clockTime(until, room.language, room.practice.timeZone);
  return (
    <>
      <LockedHistory
        link={partner.linkId}
        isSet={room.hasPassphrase}
        words={words.passphrase}
        heading={words.history.heading}
        wrong={problem === "wrong" ? wrongIn(words, left) : null}
        waiting={time && fill(words.passphrase.waiting, { time })}
        unset={unsetIn(words, problem)}
        takeBack={words.takeBack}
      />
      <div className="pt-4">
        <RoomLink href="/reflect" kind="quiet">
          {words.history.back}
        </RoomLink>
      </div>
    </>
  );
}

type OpenedProps = { here: Here; said: string | null; of: string | undefined };

async function Opened({ here, said, of }: OpenedProps) {
  const { partner, room, words } = here;
  const { history, erase } = words;
  if (room.erasing) {
    const { sure, newerLink, mayDecide } = room.erasing;
    return (
      <Erasing
        words={{ ...erase, ...history }}
        lines={erasingLines(words, room)}
        link={partner.linkId}
        may={{ undo: mayDecide, confirm: mayDecide && newerLink && !sure }}
      />
    );
  }
  const all = await readHistory(partner);
  const changes = changesOf(words, room);
  const shown = all.some((each) => each.id === of) ? of : all[0]?.id;
  return (
    <>
      {changes.length > 0 ? <Changed heading={words.whoSees.changed} lines={changes} /> : null}
      <RoomHeading>{history.heading}</RoomHeading>
      <p className="mt-2 text-quiet">{all.length > 0 ? history.intro : history.empty}</p>
      {endLines(words.whoSees, room).map((line) => (
        <p key={line} className="mt-2">
          {line}
        </p>
      ))}
      <div className={all.length > 0 ? "mt-5 border-hairline border-t" : undefined}>
        {all.map((each) => (
          <Past
            key={each.id}
            past={{
              ...pastOf(each, words, room),
              ...{ open: each.id === shown, said: each.id === of ? said : null },
            }}
            words={{
              ...{ ...history, withdraw: words.withdraw },
              release: sharingWords(words, room, each.dueAt),
            }}
            link={partner.linkId}
          />
        ))}
      </div>
      <Unlocked
        words={{ ...history, download: words.download, erase: erase.link }}
        link={partner.linkId}
      />
    </>
  );
}

/** What is hidden, when the key goes, and who may still decide otherwise. */
function erasingLines({ erase }: ClientWords, room: RoomRead): string[] {
  const { erasing } = room;
  if (!erasing) return [];
  const held = room.terms.legalHold ? erase.goingHeld : erase.going;
  const when = fill(erasing.sure ? held : erase.goingUnsure, {
    day: dayIn(room, erasing.erasesAt),
  });
  const hold = room.terms.legalHold && !erasing.sure ? [erase.hold] : [];
  return [when, ...hold, erasing.mayDecide ? erase.goingUndo : erase.goingOther];
}

function unsetIn({ passphrase }: ClientWords, problem: string | undefined): string | null {
  const known = (["tooShort", "tooLong", "different", "notNow"] as const).find(
    (each) => each === problem,
  );
  return known ? passphrase[known] : null;
}
