using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Xml;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Xml;

/// <summary>Which new objects read XML with the defaults of .NET Framework before 4.5.2, which resolve external entities.</summary>
internal static class OldXmlDefaults
{
    /// <summary>True for a new object that reads XML with those defaults in the function that creates it.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="type">The name of the type.</param>
    public static bool ApplyTo(IObjectCreationOperation creation, string type) => type switch
    {
        XmlNames.Document => IsLoaded(creation),
        // A reader that is kept in a field may be set up elsewhere.
        XmlNames.TextReader => LocalOf(creation) is not null || IsArgument(creation),
        _ => !ReadsFromReader(creation.Arguments),
    };

    /// <summary>True when the function that creates a document also has it read XML by itself, not through a reader.</summary>
    private static bool IsLoaded(IObjectCreationOperation creation) =>
        IsLoad(creation.Parent, creation)
        || LocalOf(creation) is { } local && OperationTree.AllInMember(creation).OfType<ILocalReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsLoad(reference.Parent, reference));

    private static bool IsLoad(IOperation? parent, IOperation instance) =>
        parent is IInvocationOperation call
        && call.Instance == instance
        && XmlNames.LoadMethods.Contains(call.TargetMethod.Name)
        && !ReadsFromReader(call.Arguments);

    private static bool ReadsFromReader(ImmutableArray<IArgumentOperation> arguments) =>
        arguments is [{ Parameter.Type.Name: XmlNames.Reader }, ..];

    private static bool IsArgument(IObjectCreationOperation creation) =>
        creation.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation };

    private static ILocalSymbol? LocalOf(IObjectCreationOperation creation)
    {
        var parent = creation.Parent is IConversionOperation conversion ? conversion.Parent : creation.Parent;
        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            _ => null,
        };
    }
}
