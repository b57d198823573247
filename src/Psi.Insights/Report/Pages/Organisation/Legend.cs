using Psi.Insights.Report.Markup;
using Psi.Policy;

namespace Psi.Insights.Report.Pages.Organisation;

/// <summary>The words of the site, each in a sentence.</summary>
internal static class Legend
{
    public static Html Of() => Html.Of($"""
        <dl class="legend">
        {Entry(Badges.Of(RequirementState.Met), "The rules of the requirement ran and found nothing, or evidence speaks for it.")}
        {Entry(Badges.Of(RequirementState.Unmet), "Findings speak against the requirement, and no valid waiver covers them.")}
        {Entry(Badges.Of(RequirementState.Waived), "Not met, and a dated exception covers that until it expires.")}
        {Entry(Badges.Of(RequirementState.NotAssessed), "Nobody looked, or something kept Psi from looking. Unknown never counts as met.")}
        {Entry(Badges.Of(RequirementState.NotApplicable), "The requirement is not asked of a product of this level.")}
        {Entry(Badges.Of(ComponentStanding.Recommended), "The organisation's choice for its purpose.")}
        {Entry(Badges.Of(ComponentStanding.Permitted), "May be used.")}
        {Entry(Badges.Of(ComponentStanding.Unlisted), "On no list: nobody has decided about it.")}
        {Entry(Badges.Of(ComponentStanding.Deprecated), "To be replaced; an error from the day its entry names.")}
        {Entry(Badges.Of(ComponentStanding.VersionOutside), "The component may be used, the version in use may not.")}
        {Entry(Badges.Of(ComponentStanding.Prohibited), "Must not be used.")}
        {Entry("known vulnerability", "An advisory says that the version in use has it; NuGet's audit reported so at restore.")}
        {Entry("waiver", "A dated exception: what, where, why, its owner, its approver and its last valid day.")}
        {Entry("direct, transitive", "A direct component is named by the project itself; a transitive one comes in through another.")}
        {Entry("product level", "How much security a product needs, 1 to 3, from its technology, the data it handles and its criticality.")}
        {Entry("override", "A setting of Psi that a repo or a command line changed.")}
        {Entry("silenced", "A rule that a requirement rests on was switched off or lowered without a waiver: its findings are unknown.")}
        </dl>
        """);

    private static Html Entry(Html word, string meaning) => Html.Of($"<div><dt>{word}</dt><dd>{meaning}</dd></div>");
}
