import type { Metadata } from "next";
import Link from "next/link";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { EntryForm } from "@/components/couple/entry-form";
import { Guesses } from "@/components/couple/guesses";
import { NumberTable } from "@/components/couple/number-table";
import { PaperForm } from "@/components/couple/paper-form";
import { AloneAnswers, EntryList, Flags } from "@/components/couple/private-parts";
import { RuledLines } from "@/components/couple/ruled-lines";
import { SafePassage } from "@/components/couple/safe-passage";
import { AskItem, type SinceItem } from "@/components/couple/since-last-session";
import { SmallMultiples } from "@/components/couple/small-multiples";
import { WhoAnswered } from "@/components/couple/who-answered";
import { MeasureList } from "@/components/measure/measure-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { guessesOf } from "@/data/guesses";
import { prepareSession } from "@/data/prepare";
import { PRIVATE_PARTS, type PrivatePart, tickedOf } from "@/domain/paper";
import { SLIP_RULE } from "@/domain/slip";
import { wallTimeOf } from "@/domain/wall-time";
import { calendarDay, dayOf, momentOf } from "@/domain/when";
import { measuresShown } from "../measures-shown";
import { reviewsShown } from "../reviews-shown";
import { addToTimeline } from "../sessions/actions";

export const metadata: Metadata = { title: "Prepare the session" };

type Props = {
  params: Promise<{ coupleId: string }>;
  searchParams: Promise<{ paper?: string; with?: string | string[] }>;
};

export default async function PreparePage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params, "prepare.read");
  const search = await searchParams;
  const { id, partners, timeZone } = couple;
  const now = new Date();
  const prepared = await prepareSession(therapist, id, now);
  const guessed = await guessesOf(therapist, id);
  const { agreement, asked, changes, accounts, slips, known, passages, trend } = prepared;
  const ticked = tickedOf(search.with);
  const paper = search.paper !== undefined;
  // On the screen all of it, off paper; as it will print, what is ticked and nothing else in the page.
  const shows = (part: PrivatePart) => !therapist.inTheRoom && (!paper || ticked.has(part));
  const day = (at: Date) => dayOf(at, timeZone, now);
  const series = (mark: string) => trend.series.filter((each) => each.partner.mark === mark);
  const landed = (mark: string) => trend.landed.find((each) => each.partner.mark === mark);
  return (
    <>
      <PageHeader
        title={couple.alias}
        detail={`${couple.nextSession ? momentOf(couple.nextSession, timeZone, now) : "No session is booked"} · since ${day(prepared.since)}`}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="mb-9" data-chrome>
        <PaperForm ticked={ticked} shown={paper} parts={therapist.inTheRoom ? [] : PRIVATE_PARTS} />
      </div>
      <div className="flex flex-col gap-10 print:gap-7">
        <Section title="What was agreed last">
          {agreement ? (
            <>
              <p className="max-w-prose whitespace-pre-wrap break-words font-serif text-lead">
                {agreement.words}
              </p>
              <p className="text-caption text-quiet">{calendarDay(agreement.day)}</p>
            </>
          ) : (
            <p className="text-quiet">Nothing is written down.</p>
          )}
        </Section>
        <Section title="Who answered">
          <WhoAnswered rounds={asked} partners={partners} {...{ timeZone, now }} />
        </Section>
        <Section title="What changed, to ask about">
          <Asks
            items={changes}
            empty={
              known.changes
                ? "No partner’s number differs from the one before."
                : "Nobody has a number since then and one from before."
            }
          />
        </Section>
        <Section title="Where their accounts differ">
          <Asks
            items={accounts}
            empty={
              known.accounts
                ? "No two accounts of a round lie three points apart."
                : "No round since then has both accounts."
            }
          />
        </Section>
        <Section title="Which step slipped">
          {slips.length > 0 ? (
            <ul>
              {slips.map((slip) => (
                <AskItem key={slip.id} item={slip}>
                  <p data-chrome className="mt-1 flex flex-wrap gap-x-4 text-caption">
                    {slip.exercises.map(({ key, title }) => (
                      <Link
                        key={key}
                        href={`/couples/${id}/assign?exercise=${key}`}
                        className="link"
                      >
                        Assign “{title}”
                      </Link>
                    ))}
                  </p>
                </AskItem>
              ))}
            </ul>
          ) : (
            <p className="text-quiet">
              {known.slips ? "No step stands out for either." : "No answers yet."}
            </p>
          )}
          <p className="mt-2 max-w-prose text-caption text-quiet">{SLIP_RULE}</p>
        </Section>
        <Section
          title="What both released"
          action={
            passages.length > 0 ? (
              // No router: the safe view must not share a page's memory with this one.
              <a href={`/couples/${id}/safe-view`} data-chrome className="link text-caption">
                Safe view
              </a>
            ) : null
          }
        >
          {passages.length > 0 ? (
            <div className="flex flex-col gap-7">
              {passages.map(({ roundId, promptKey, title, prompt, words, dueAt }) => (
                <SafePassage
                  key={`${roundId} ${promptKey}`}
                  {...{ title, prompt, words }}
                  languages={["en"]}
                  day={() => day(dueAt)}
                  reading="desk"
                />
              ))}
            </div>
          ) : (
            <p className="text-quiet">Nothing opened since then.</p>
          )}
        </Section>
        {shows("flags") ? (
          <Section title="For private review" offPaper={!paper}>
            <Flags reviews={reviewsShown(prepared.reviews, couple, now)} />
          </Section>
        ) : null}
        {shows("alone") ? (
          <Section title="Answers for you only" offPaper={!paper}>
            <AloneAnswers answers={prepared.alone} partners={partners} />
          </Section>
        ) : null}
        {shows("notes") ? (
          <Section title="Your notes since then" offPaper={!paper}>
            <EntryList entries={prepared.notes} empty="None." />
          </Section>
        ) : null}
        {shows("measures") && (paper || prepared.measures.length > 0) ? (
          <Section title="Entered measures" offPaper={!paper}>
            <MeasureList measures={measuresShown(prepared.measures, partners)} />
          </Section>
        ) : null}
        {shows("predictions") ? (
          <Guesses {...guessed} coupleId={id} {...{ partners, timeZone }} offPaper={!paper} />
        ) : null}
        <Section title="Trends">
          <SmallMultiples
            partners={partners}
            series={trend.series}
            landed={trend.landed}
            sessions={trend.sessions}
            everyDays={trend.expectedDays}
            sameMoment={trend.sameMoment}
            timeZone={timeZone}
          />
        </Section>
        <Section title="Numbers since then">
          <div className="grid gap-9 md:grid-cols-2 print:grid-cols-1">
            {partners.map(({ mark, name }) => (
              <NumberTable
                key={mark}
                {...{ name, timeZone, since: prepared.since }}
                series={series(mark)}
                landed={landed(mark)}
              />
            ))}
          </div>
        </Section>
        <Section title="For the session">
          <RuledLines />
          {therapist.inTheRoom ? (
            <p data-chrome className="text-quiet">
              Notes are written once you have turned “In the room” off.
            </p>
          ) : (
            <div data-chrome>
              <EntryForm
                action={addToTimeline}
                coupleId={id}
                kind="note"
                sessions={[...couple.sessions]
                  .reverse()
                  .map((each) => ({ id: each.id, label: momentOf(each.startsAt, timeZone, now) }))}
                today={wallTimeOf(now, timeZone).slice(0, 10)}
              />
            </div>
          )}
        </Section>
      </div>
    </>
  );
}

function Asks({ items, empty }: { items: readonly SinceItem[]; empty: string }) {
  if (items.length === 0) return <p className="text-quiet">{empty}</p>;
  return (
    <ul className="grid gap-x-11 md:grid-cols-2 print:block">
      {items.map(({ href: _, ...item }) => (
        <AskItem key={item.id} item={item} />
      ))}
    </ul>
  );
}
