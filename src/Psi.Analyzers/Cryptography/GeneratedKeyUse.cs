using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells how code uses the key that a new key object generates. Key objects generate it when they first need it, so code that imports
/// another key before that never has it. Only the member that creates the object is read.
/// </summary>
internal readonly record struct GeneratedKeyUse(bool IsReplaced, bool IsUsed, bool IsSeenWhole)
{
    public static GeneratedKeyUse Of(IOperation creation)
    {
        var value = creation;
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        if (value.Parent is IInvocationOperation call && call.Instance == value)
        {
            return new GeneratedKeyUse(IsImport(call), NeedsKey(call), IsSeenWhole: true);
        }

        ISymbol? holder = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == value => Named(assignment.Target),
            _ => null,
        };
        return holder is null ? default : Of(holder, value);
    }

    private static GeneratedKeyUse Of(ISymbol holder, IOperation value)
    {
        var use = new GeneratedKeyUse(IsReplaced: false, IsUsed: false, IsSeenWhole: holder is ILocalSymbol);
        foreach (var reference in MemberOperations.Around(value).ReferencesTo(holder))
        {
            use = reference.Parent switch
            {
                IInvocationOperation call when call.Instance == reference =>
                    use with { IsReplaced = use.IsReplaced || IsImport(call), IsUsed = use.IsUsed || NeedsKey(call) },
                IPropertyReferenceOperation { Property.Name: KeyObjectCatalogue.KeySize, Parent: ISimpleAssignmentOperation } =>
                    use with { IsReplaced = true },
                IPropertyReferenceOperation => use,
                ISimpleAssignmentOperation assignment when assignment.Target == reference =>
                    use with { IsSeenWhole = use.IsSeenWhole && assignment.Value == value },
                _ => use with { IsSeenWhole = false },
            };
        }

        return use;
    }

    private static ISymbol? Named(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private static bool IsImport(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith(KeyObjectCatalogue.Import, StringComparison.Ordinal)
        || KeyObjectCatalogue.Imports.Contains(call.TargetMethod.Name);

    private static bool NeedsKey(IInvocationOperation call) =>
        call.TargetMethod.Name.StartsWith(KeyObjectCatalogue.Export, StringComparison.Ordinal)
        || KeyObjectCatalogue.Uses.Contains(call.TargetMethod.Name);
}
