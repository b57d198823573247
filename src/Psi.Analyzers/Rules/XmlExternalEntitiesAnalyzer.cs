using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3411: XML readers that follow a document's external entities, by what is set or by an old framework's defaults.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class XmlExternalEntitiesAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.XmlExternalEntities,
        "XML external entities resolved",
        "'{0}' {1} has external entities resolved, so whoever writes the XML can have this process read files and call servers. {2}.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A DTD can name files and addresses that a parser with an XmlUrlResolver opens. Set XmlResolver to null, or prohibit DTDs.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.XmlExternalEntities));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var symbols = XmlReadingSymbols.In(start.Compilation);
            if (symbols.Resolvers.IsEmpty)
            {
                return;
            }

            var source = new SourceOperations(start.Compilation);
            var isOld = OldNetFramework.IsTargetOf(start.Compilation);
            var uses = new Uses(symbols, new KnownValues(source), new ValueOrigins(source), isOld);
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
            if (isOld)
            {
                start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            }
        }));
    }

    private sealed class Uses(XmlReadingSymbols symbols, KnownValues values, ValueOrigins origins, bool isOld)
    {
        private const string ByDefault = "on .NET Framework before 4.5.2";
        private const string NoResolver = "Set XmlResolver to null";

        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write)
            {
                return;
            }

            if (symbols.Resolvers.TryFind(write.Member.Member, out var type))
            {
                foreach (var value in KnownValues.Alternatives(write.Value))
                {
                    if (symbols.IsUrlResolver(origins.Of(value, context.CancellationToken)) && IsDtdParsed(type, write, context.CancellationToken))
                    {
                        Report(context, value.Syntax, type + ".XmlResolver", "set to an XmlUrlResolver", NoResolver);
                    }
                }
            }
            else if (isOld
                && symbols.DtdSettings.TryFind(write.Member.Member, out var reader)
                && reader == "XmlReaderSettings"
                && symbols.ParsesDtd(write, values, context.CancellationToken) is true
                && !ObjectWrites.WritesToSameObject(write).Any(other => symbols.Resolvers.TryFind(other.Member.Member, out _)))
            {
                Report(context, write.Value.Syntax, reader + "." + write.Member.Member.Name, ByDefault, "Prohibit DTDs, or set XmlResolver to null");
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (!symbols.Readers.TryFind(creation.Type, out var type))
            {
                return;
            }

            var isOpen = type switch
            {
                "XmlDocument" => Loads(creation),
                "XmlTextReader" => IsOfThisFunction(creation),
                _ => !ReadsFromReader(creation.Arguments),
            };
            if (isOpen && !ObjectWrites.WritesTo(creation).Any(write => symbols.Resolvers.TryFind(write.Member.Member, out _) || symbols.ParsesDtd(write, values, context.CancellationToken) is false))
            {
                var advice = type is "XmlDocument" or "XmlTextReader" ? NoResolver : "Give it an XmlReader whose settings prohibit DTDs";
                Report(context, creation.Syntax, "new " + creation.Type!.Name, ByDefault, advice);
            }
        }

        // A document and a text reader parse DTDs unless told otherwise; settings only when told to.
        private bool IsDtdParsed(string type, MemberWrite write, CancellationToken cancellationToken)
        {
            if (type == "XmlDocument")
            {
                return true;
            }

            var settings = ObjectWrites.WritesToSameObject(write).Select(other => symbols.ParsesDtd(other, values, cancellationToken)).Where(parses => parses is not null).ToList();
            return type == "XmlTextReader" ? !settings.Contains(false) : settings.Contains(true);
        }

        /// <summary>True when the function that creates a document also has it read XML by itself, not through a reader.</summary>
        private static bool Loads(IObjectCreationOperation creation) => IsLoad(creation.Parent, creation)
            || KeptIn(creation) is { } local && RootOf(creation).Descendants().OfType<ILocalReferenceOperation>()
                .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsLoad(reference.Parent, reference));

        private static bool IsLoad(IOperation? parent, IOperation instance) =>
            parent is IInvocationOperation { TargetMethod.Name: "Load" or "LoadXml" } call && call.Instance == instance && !ReadsFromReader(call.Arguments);

        private static bool ReadsFromReader(ImmutableArray<IArgumentOperation> arguments) => arguments is [{ Parameter.Type.Name: "XmlReader" }, ..];

        // What is kept in a field may be set up elsewhere.
        private static bool IsOfThisFunction(IObjectCreationOperation creation) => KeptIn(creation) is not null || creation.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation };

        private static ILocalSymbol? KeptIn(IObjectCreationOperation creation)
        {
            var parent = creation.Parent is IConversionOperation conversion ? conversion.Parent : creation.Parent;
            return parent switch
            {
                IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
                _ => null,
            };
        }

        private static IOperation RootOf(IOperation operation)
        {
            while (operation.Parent is { } parent)
            {
                operation = parent;
            }

            return operation;
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string how, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation(), found, how, advice));
    }
}
