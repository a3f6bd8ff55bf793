import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { CareTeam } from "@/components/couple/care-team";
import { AddColleague, HandOver, LeaveTeam } from "@/components/couple/care-team-forms";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getTeam } from "@/data/care-team";
import { handCare, joinCare, leaveCare } from "./actions";

export const metadata: Metadata = { title: "Care team" };

type Props = { params: Promise<{ coupleId: string }> };

export default async function CareTeamPage({ params }: Props) {
  const { therapist, couple } = await couplePage(params, "care-team.read");
  const { id, timeZone, alias } = couple;
  const { team, colleagues } = await getTeam(therapist, id);
  return (
    <>
      <PageHeader
        title="Care team"
        detail={alias}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Who cares for this couple">
          <CareTeam team={team} timeZone={timeZone} now={new Date()} />
          <p className="mt-4 text-caption text-quiet">
            Owners of the practice who are not on this team see none of it. To them this couple is
            <span className="block break-all font-mono text-small">{id}</span>
          </p>
        </Section>
        <Section title="Add a colleague">
          <AddColleague coupleId={id} colleagues={colleagues} action={joinCare} />
        </Section>
        <Section title="Hand over">
          <HandOver
            coupleId={id}
            colleagues={[
              ...team
                .filter(({ isSelf }) => !isSelf)
                .map((each) => ({ ...each, id: each.memberId })),
              ...colleagues,
            ]}
            action={handCare}
          />
        </Section>
        {team.length > 1 ? (
          <Section title="Leave this care team">
            <LeaveTeam coupleId={id} action={leaveCare} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
