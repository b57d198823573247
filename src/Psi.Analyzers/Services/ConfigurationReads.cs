using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Services;

/// <summary>A setting or a section of the configuration that the code reads.</summary>
/// <param name="Key">Its whole key, with <c>:</c> between the parts.</param>
/// <param name="IsSection">Whether it is a section, with every setting in it.</param>
/// <param name="Place">Where the key is written.</param>
internal readonly record struct ConfigurationRead(string Key, bool IsSection, SyntaxNode Place);

/// <summary>Finds what code reads of the configuration, where the key is known.</summary>
internal sealed class ConfigurationReads(Compilation compilation, KnownValues values)
{
    private const string Separator = ":";

    // Sections in sections.
    private const int MaximumDepth = 10;

    private readonly ImmutableArray<INamedTypeSymbol> _configurations =
        TypeLookup.In(compilation).Find(ConfigurationReadCatalogue.Configuration);

    private readonly SymbolTable<ConfigurationReadForm> _methods = SymbolTable.Of(compilation, ConfigurationReadCatalogue.Methods);

    /// <summary>Whether the compilation has an API that reads the configuration.</summary>
    public bool Exist => !_configurations.IsEmpty || !_methods.IsEmpty;

    /// <summary>
    /// What an operation reads; null where it reads nothing, where the key is not known, and for a section of which only single settings
    /// are read, each an operation of its own.
    /// </summary>
    public ConfigurationRead? Of(IOperation operation, CancellationToken cancellationToken) =>
        ReadBy(operation, MaximumDepth, cancellationToken) is { } read
        && !(read.IsSection && IsReadFurther(operation, cancellationToken))
        && !IsWritten(operation)
            ? read
            : null;

    /// <summary>Whether an operation reads a setting, also one whose key is not known.</summary>
    public bool IsSetting(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type } } => IsConfiguration(type),
        IInvocationOperation { TargetMethod: var method } =>
            _methods.TryFind(method.ReducedFrom ?? method, out var form)
            && form is ConfigurationReadForm.Value or ConfigurationReadForm.ConnectionString,
        _ => false,
    };

    private ConfigurationRead? ReadBy(IOperation operation, int depth, CancellationToken cancellationToken) => operation switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type }, Arguments: [{ Value: var key }] } entry
            when IsConfiguration(type) =>
            Below(entry.Instance, key, isSection: false, depth, cancellationToken),
        IInvocationOperation { TargetMethod: { Name: ConfigurationReadCatalogue.GetSection, ContainingType: var type } } call
            when call.Arguments is [{ Value: var key }] && IsConfiguration(type) =>
            Below(call.Instance, key, isSection: true, depth, cancellationToken),
        IInvocationOperation call when FormOf(call) is { } form
            && CallArguments.ValueOf(call.Arguments, ConfigurationReadCatalogue.KeyParameters) is { } key =>
            Below(call, form, key, depth, cancellationToken),
        _ => null,
    };

    private ConfigurationReadForm? FormOf(IInvocationOperation call) =>
        _methods.TryFind(call.TargetMethod.ReducedFrom ?? call.TargetMethod, out var form) ? form : null;

    private ConfigurationRead? Below(
        IInvocationOperation call, ConfigurationReadForm form, IOperation key, int depth, CancellationToken cancellationToken)
    {
        switch (form)
        {
            case ConfigurationReadForm.EnvironmentVariable:
                return values.TextOf(key, cancellationToken) is { } variable
                    ? new(variable.Replace(ConfigurationReadCatalogue.SeparatorInEnvironment, Separator), IsSection: false, key.Syntax)
                    : null;
            case ConfigurationReadForm.ConnectionString:
                return values.TextOf(key, cancellationToken) is { } name
                    ? new(ConfigurationReadCatalogue.ConnectionStrings + name, IsSection: false, key.Syntax)
                    : null;
            default:
                return Below(
                    CallArguments.ReceiverOf(call), key, isSection: form == ConfigurationReadForm.Section, depth, cancellationToken);
        }
    }

    /// <summary>The key below a section; below what is no section, the key alone.</summary>
    private ConfigurationRead? Below(
        IOperation? receiver, IOperation key, bool isSection, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0 || values.TextOf(key, cancellationToken) is not { } name)
        {
            return null;
        }

        if (receiver is null)
        {
            return new(name, isSection, key.Syntax);
        }

        var origin = values.OriginOf(receiver, cancellationToken);
        return ReadBy(origin, depth - 1, cancellationToken) is { IsSection: true } section
            ? new(section.Key + Separator + name, isSection, key.Syntax)
            // A parameter of type IConfiguration is mostly the whole configuration; one that is a section says so.
            : origin.Type?.Name == ConfigurationReadCatalogue.Section ? null : new(name, isSection, key.Syntax);
    }

    private bool IsConfiguration(ITypeSymbol type) => _configurations.Any(configuration =>
        SymbolEqualityComparer.Default.Equals(type, configuration)
        || type.AllInterfaces.Contains(configuration, SymbolEqualityComparer.Default));

    private bool IsReadFurther(IOperation section, CancellationToken cancellationToken)
    {
        var (consumer, value) = OperationTree.ConsumerOf(section);
        return consumer switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                OperationTree.ReferencesTo(local, section).ToList() is { Count: > 0 } uses
                && uses.TrueForAll(use => OperationTree.ConsumerOf(use) is var (reader, read) && IsReader(reader, read)),
            _ => IsReader(consumer, value),
        };

        bool IsReader(IOperation? reader, IOperation read) => reader switch
        {
            IPropertyReferenceOperation entry => entry.Instance == read && ReadBy(entry, MaximumDepth, cancellationToken) is not null,
            IInvocationOperation call => call.Instance == read && ReadBy(call, MaximumDepth, cancellationToken) is not null,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } =>
                ReadBy(call, MaximumDepth, cancellationToken) is not null,
            _ => false,
        };
    }

    private static bool IsWritten(IOperation setting) =>
        setting.Parent is IAssignmentOperation assignment && assignment.Target == setting;
}
