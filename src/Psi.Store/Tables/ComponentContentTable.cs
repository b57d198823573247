using static Psi.Store.Tables.Columns<System.Collections.Generic.IReadOnlyList<string>>;

namespace Psi.Store.Tables;

internal sealed class ComponentContentTable : SharedTable<IReadOnlyList<string>>
{
    public static readonly ComponentContentTable Instance = new();

    public override string Name => "component_content";

    public override string Comment => "What a repo restored as a component. Two contents of one version deserve a look.";

    public override string IdentityColumn => "sha512";

    public override IReadOnlyList<Column<IReadOnlyList<string>>> Values { get; } =
    [
        Json("sha512", JsonText.Of) with
        {
            IsUnique = true,
            Comment = "in Base64, as NuGet noted it; more than one when the projects of a repo restored different content",
        },
    ];

    public override string IdentityOf(IReadOnlyList<string> value) => JsonText.Of(value);
}
