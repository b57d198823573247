using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers;

namespace Psi.CodeFixes;

/// <summary>PSI3403: creates the serializer without a resolver.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JavaScriptTypeResolverCodeFix))]
[Shared]
public sealed class JavaScriptTypeResolverCodeFix() : SecurityCodeFix(RuleIds.JavaScriptTypeResolver, "RemoveResolver")
{
    // The resolver may be one branch of an argument; it can be removed only where it is the whole argument.
    private protected override CodeChange? ChangeFor(FixTarget target) =>
        target.Node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } list } argument
            ? target.Replace(
                "Create without a type resolver ('__type' is no longer written, and ignored when read)",
                list,
                list.WithArguments(list.Arguments.Remove(argument)))
            : null;
}
