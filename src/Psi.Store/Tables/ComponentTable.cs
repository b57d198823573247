using Psi.Policy;
using static Psi.Store.Tables.Columns<Psi.Policy.PackageUrl>;

namespace Psi.Store.Tables;

internal sealed class ComponentTable : SharedTable<PackageUrl>
{
    public static readonly ComponentTable Instance = new();

    public override string Name => "component";

    public override string Comment => "A component in one version. Names that differ only in case are one where their ecosystem says so.";

    public override IReadOnlyList<Column<PackageUrl>> Values { get; } =
    [
        Text("purl", purl => purl.ToString()) with { Comment = "with the version" },
        Text("package", purl => purl.WithoutVersion.ToString()) with { Comment = "the package URL without the version" },
        Text("type", purl => purl.Type) with { Comment = "nuget, npm, docker, githubactions, generic…" },
        Text("name", purl => purl.FullName),
        TextOrNull("version", purl => purl.Version),
        Text("identity", IdentityIn) with
        {
            IsUnique = true,
            NameInViews = null,
            Comment = "purl, in lower case where case does not matter",
        },
        Text("package_identity", purl => IdentityIn(purl.WithoutVersion)) with { Comment = "package, likewise" },
    ];

    public override IReadOnlyList<TableIndex> Indexes => [new("component_of_package", "package_identity")];

    public override string IdentityOf(PackageUrl value) => IdentityIn(value);

    // Versions compare ignoring case everywhere, names where their ecosystem says so: as PackageUrl.Equals does.
    private static string IdentityIn(PackageUrl purl)
    {
        if (purl.NameComparison == StringComparison.OrdinalIgnoreCase)
        {
            return purl.ToString().ToLowerInvariant();
        }

        var package = purl.WithoutVersion.ToString();
        return package + purl.ToString()[package.Length..].ToLowerInvariant();
    }
}
