using FsCheck;
using FsCheck.Fluent;
using Psi.Policy;

namespace Psi.Manifest.Tests;

/// <summary>
/// What is true for any fragments. They are drawn from few words, so that they collide, contradict each other and become outdated.
/// </summary>
public sealed class ManifestMergeProperties
{
    private static readonly string[] ProjectPaths = ["a/A.csproj", "b/B.fsproj", "c/C.csproj", "never/Built.csproj"];

    internal static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(100)
        .WithReplay(new Replay(new Rnd(20261102UL, 4711UL), null));

    [Fact]
    public void The_order_of_fragments_changes_no_byte() =>
        Check.One(Seeded, Prop.ForAll(
            (from fragments in SomeFragments from shuffled in Gen.Shuffle(fragments) select (fragments, shuffled)).ToArbitrary(),
            pair => Bytes(pair.fragments).SequenceEqual(Bytes(pair.shuffled))));

    [Fact]
    public void The_order_of_fragments_changes_no_byte_whatever_the_files_are_now() =>
        Check.One(Seeded, Prop.ForAll(
            (from fragments in SomeFragments
             from shuffled in Gen.Shuffle(fragments)
             from now in Gen.Elements<string[]>([], [Examples.Digest], [new string('1', 64)], [new string('2', 64)])
             select (fragments, shuffled, now)).ToArbitrary(),
            drawn => Bytes(drawn.fragments, drawn.now).SequenceEqual(Bytes(drawn.shuffled, drawn.now))));

    [Fact]
    public void A_fragment_given_again_changes_no_byte() =>
        Check.One(Seeded, Prop.ForAll(
            (from fragments in SomeFragments from again in Gen.SubListOf(fragments) select (fragments, again)).ToArbitrary(),
            pair => Bytes(pair.fragments).SequenceEqual(Bytes([.. pair.fragments, .. pair.again.Select(ReadBack)]))));

    [Fact]
    public void A_merged_manifest_is_valid_and_comes_back_with_the_same_bytes() =>
        Check.One(Seeded, Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            var bytes = Bytes(fragments);
            return ManifestJson.Write(ManifestJson.ReadManifest(bytes)).SequenceEqual(bytes)
                && SchemaFile.Manifest.Accepts(bytes);
        }));

    [Fact]
    public void Every_project_has_a_row_and_a_verdict_on_every_requirement_and_none_is_better_than_the_whole() =>
        Check.One(Seeded, Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            var manifest = Merge(fragments);
            return manifest.Projects.Select(project => project.Path).Distinct().SequenceEqual(ProjectPaths)
                && manifest.Requirements.All(requirement =>
                    requirement.Projects.Select(verdict => verdict.Project).Distinct().SequenceEqual(ProjectPaths)
                    && requirement.State == requirement.Projects.Max(verdict => verdict.State));
        }));

    [Fact]
    public void Nothing_is_met_while_a_project_is_not_assessed() =>
        Check.One(Seeded, Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
            Merge(fragments) is var manifest
            && manifest.Projects.Any(project => project.State == ProjectState.NotAssessed)
            && manifest.Requirements.All(requirement => requirement.State is not (RequirementState.Met or RequirementState.Waived))));

    [Fact]
    public void Every_component_of_every_fragment_is_listed_for_its_project() =>
        Check.One(Seeded, Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            var listed = UsesOf(Merge(fragments).Components).ToHashSet();
            return fragments.SelectMany(fragment => UsesOf(fragment.Components)).All(listed.Contains);

            static IEnumerable<(PackageUrl, string, string)> UsesOf(IEnumerable<ManifestComponent> components) =>
                from component in components
                from use in component.Uses
                select (component.Purl, use.Project, use.TargetFramework);
        }));

    [Fact]
    public void Building_less_makes_nothing_met() =>
        Check.One(Seeded.WithMaxTest(60), Prop.ForAll(SomeFragments.ToArbitrary(), fragments =>
        {
            // Of one policy and product: otherwise the policy or product could vanish with the fragments.
            var alike = fragments.Select(fragment => fragment with { Policy = Examples.Policy, Product = Examples.Product }).ToList();
            var paths = alike.Select(fragment => fragment.Project.Path).ToList();
            var met = MetOf(alike);
            return alike.Skip(1).All(left => !MetOf(alike.Where(fragment => fragment.Project.Path != left.Project.Path)).Except(met).Any());

            List<string> MetOf(IEnumerable<Fragment> some) => some.ToList() is { Count: > 0 } given
                ? [
                    .. ManifestMerge.Merge(given, Examples.Subject, paths)
                        .Requirements.Where(requirement => requirement.State == RequirementState.Met)
                        .Select(requirement => requirement.Id),
                ]
                : [];
        }));

    internal static Gen<Fragment[]> SomeFragments => Gen.NonEmptyListOf(SomeFragment).Select(list => list.Take(6).ToArray());

    private static Gen<Fragment> SomeFragment =>
        from path in Gen.Elements(ProjectPaths[..3])
        from framework in Gen.Elements("net8.0", "net10.0")
        from configuration in Gen.Elements("Debug", "Release")
        from date in Gen.Frequency((4, Gen.Constant(Examples.Today)), (1, Gen.Constant(Examples.Today.AddDays(-1))))
        from digest in Gen.Frequency((4, Gen.Constant(Examples.Digest)), (1, Gen.Constant(new string('1', 64))))
        from enforcement in Gen.Frequency((6, Gen.Constant(EnforcementMode.Enforce)), (1, Gen.Constant(EnforcementMode.Report)))
        from product in Gen.Frequency<ManifestProduct?>(
            (6, Gen.Constant<ManifestProduct?>(Examples.Product)),
            (1, Gen.Constant<ManifestProduct?>(null)))
        from cutOff in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from components in Gen.Resize(Gen.ListOf(SomeComponent), 6)
        from requirements in Gen.Resize(Gen.ListOf(Gen.Elements(Enum.GetValues<RequirementState>())), 4)
        from findings in Gen.Resize(Gen.ListOf(SomeFinding), 4)
        from tool in Gen.Elements("0.1.0", "0.2.0")
        select Fill(
            Examples.Built(path, framework, configuration) with
            {
                Policy = Examples.Policy with { DecidedFor = date, Sha256 = digest, Enforcement = enforcement },
                Product = product,
                Tool = Examples.Tool with { Version = tool },
                Findings = [.. findings.Select(finding => finding with { Project = path })],
                Evidence = [.. findings.Select(finding => finding with { Project = path, RuleId = "PSI3901" })],
                Waivers =
                [
                    Examples.Waiver("W-0"),
                    .. findings.Where(finding => finding.Waiver is not null)
                        .Select(finding => Examples.Waiver(finding.Waiver!) with { Used = finding.Suppressed }),
                ],
                Inputs = [new ManifestInput { Path = "psi.yaml", Sha256 = digest }],
                Overrides = [new ManifestOverride { Project = path, Name = "PsiToday", Value = date.ToString() }],
            },
            [.. components],
            [.. requirements],
            cutOff);

    private static Gen<(string Purl, ComponentStatus Status, ComponentScope Scope, int Line, string Parent)> SomeComponent =>
        from purl in Gen.Elements(
            "pkg:nuget/Serilog@4.0.0",
            "pkg:nuget/serilog@4.0.0",
            "pkg:nuget/SERILOG@3.0.0",
            "pkg:generic/openssl@3",
            "pkg:generic/OpenSSL@3")
        from status in Gen.Elements(Enum.GetValues<ComponentStatus>())
        from scope in Gen.Elements(Enum.GetValues<ComponentScope>())
        from line in Gen.Choose(1, 3)
        from parent in Gen.Elements("A@1", "B@1")
        select (purl, status, scope, line, parent);

    private static Gen<ManifestFinding> SomeFinding =>
        from line in Gen.Choose(1, 2)
        from framework in Gen.Elements("net8.0", "net10.0")
        from suppressed in Gen.Elements(true, false)
        from waiver in Gen.Elements<string?>("W-1", "W-2", null)
        select Examples.Finding("") with
        {
            At = new FileLocation("a.cs", line),
            TargetFrameworks = [framework],
            Suppressed = suppressed,
            Waiver = waiver,
        };

    private static Fragment Fill(
        Fragment fragment,
        IReadOnlyList<(string Purl, ComponentStatus Status, ComponentScope Scope, int Line, string Parent)> components,
        IReadOnlyList<RequirementState> requirements,
        bool cutOff)
    {
        foreach (var (purl, status, scope, line, parent) in components)
        {
            var rule = status switch
            {
                ComponentStatus.Prohibited => ProblemIds.Prohibited,
                ComponentStatus.Deprecated => ProblemIds.Deprecated,
                _ => null,
            };
            fragment = fragment.Using(
                purl,
                status,
                scope,
                rule,
                line: line,
                chains: [[parent, purl]],
                message: rule is null ? null : $"It comes in through {parent}.");
        }

        for (var i = 0; i < requirements.Count; i++)
        {
            // What the compiler cut off meets nothing.
            var state = cutOff && requirements[i] is (RequirementState.Met or RequirementState.Waived)
                ? RequirementState.NotAssessed
                : requirements[i];
            fragment = fragment.Stating(
                $"MAR-{i}",
                state,
                findings: state == RequirementState.Unmet ? i + 1 : 0,
                waiver: state == RequirementState.Waived ? "W-0" : null);
        }

        return cutOff ? fragment.CutOffByTheCompiler() : fragment;
    }

    internal static SecurityManifest Merge(IReadOnlyList<Fragment> fragments) =>
        ManifestMerge.Merge(fragments, Examples.Subject, [.. ProjectPaths.Reverse()]);

    private static byte[] Bytes(IReadOnlyList<Fragment> fragments, string[] productFile) => ManifestJson.Write(ManifestMerge.Merge(
        fragments,
        Examples.Subject,
        ProjectPaths,
        new PresentFiles(new Dictionary<string, IReadOnlyCollection<string>> { ["psi.yaml"] = productFile })));

    private static byte[] Bytes(IReadOnlyList<Fragment> fragments) => ManifestJson.Write(Merge(fragments));

    private static Fragment ReadBack(Fragment fragment) => ManifestJson.ReadFragment(ManifestJson.Write(fragment));
}
