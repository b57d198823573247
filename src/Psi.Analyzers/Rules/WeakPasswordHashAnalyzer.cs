using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3108: passwords hashed, or keys derived from them, with less work than OWASP's figures ask for, or with a plain hash.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeakPasswordHashAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakPasswordHash,
        "Password hashed with too little work",
        "'{0}' protects a password with {1}: whoever gets the result tries guesses so fast that most passwords are found. Use {2}; hash what is stored anew when its user logs in.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Passwords are short enough to be guessed, so each guess has to cost. Use the figures of OWASP's Password Storage cheat sheet: PBKDF2 with 600,000 iterations of SHA-256, for instance.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.WeakPasswordHash));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var least = RuleOptions.Integer(start.Options, RuleOption.Pbkdf2MinIterations);
            new Uses(start.Compilation, new PasswordHashMinimums(least)).Register(start);
        }));
    }

    private sealed class Uses
    {
        // The constructor without a number, and without a hash.
        private const int DefaultIterations = 1000;
        // PasswordDeriveBytes without a number.
        private const int DefaultIterationsOfPbkdf1 = 100;
        private const string DefaultHash = "SHA1";

        // What hashes slowly, or takes a secret that nobody can guess, makes a plain hash before it harmless.
        private static readonly HashSet<string> SlowFunctions = new(StringComparer.Ordinal)
        {
            "Rfc2898DeriveBytes", "KeyDerivation", "BCrypt", "SCrypt", "Argon2id", "Argon2i", "Argon2d", "Argon2BytesGenerator", "OpenBsdBCrypt", "PasswordHasher", "IPasswordHasher",
        };

        // Whose plain hashes of passwords a protocol prescribes.
        private static readonly HashSet<string> Protocols = new(StringComparer.Ordinal) { "scram", "sasl", "srp", "digest", "ntlm", "pwned", "breach", "breached" };

        private readonly SymbolTable<PasswordCost> _functions;
        private readonly PasswordHashMinimums _figures;
        private readonly KnownValues _values;
        private readonly KnownByteValues _bytes;
        private readonly PasswordValue _passwords;

        public Uses(Compilation compilation, PasswordHashMinimums figures)
        {
            var source = new SourceOperations(compilation);
            _figures = figures;
            _values = new KnownValues(source);
            _bytes = new KnownByteValues(source, _values);
            _passwords = new PasswordValue(_values);
            _functions = SymbolTable.Of(compilation, PasswordFunctionCatalogue.All);
        }

        public void Register(CompilationStartAnalysisContext start)
        {
            if (!_functions.IsEmpty)
            {
                start.RegisterOperationAction(OnInvocation, OperationKind.Invocation);
                start.RegisterOperationAction(OnObjectCreation, OperationKind.ObjectCreation);
                start.RegisterOperationAction(OnAssignment, OperationKind.SimpleAssignment);
            }
        }

        private void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (!_functions.TryFind(call.TargetMethod, out var cost))
            {
                return;
            }

            var name = (call.Instance?.Type ?? call.TargetMethod.ContainingType).Name + "." + call.TargetMethod.Name;
            switch (cost)
            {
                case PasswordCost.Pbkdf2Iterations:
                    JudgeIterations(context, name, call.Arguments, CallArguments.ValueOf(call.Arguments, "iterations", "iterationCount"));
                    break;
                case PasswordCost.BcryptWorkFactor when CallArguments.ValueOf(call.Arguments, "workFactor") is { } factor && NumberOf(factor, context) is < PasswordHashMinimums.BcryptWorkFactor and var known:
                    Report(context, factor.Syntax, name, $"a bcrypt work factor of {Text(known)}", "at least " + Text(PasswordHashMinimums.BcryptWorkFactor), PasswordHashMinimums.BcryptWorkFactor);
                    break;
                case PasswordCost.PlainHash:
                    Report(context, call.Syntax, name, "a plain MD5 or SHA-1, which are made to be fast and broken", Instead);
                    break;
                case PasswordCost.None:
                    JudgeHash(context, call, name);
                    break;
            }
        }

        private void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (_functions.TryFind(creation.Constructor, out var cost))
            {
                var isPbkdf1 = cost == PasswordCost.Pbkdf1Iterations;
                var iterations = CallArguments.ValueOf(creation.Arguments, "iterations")
                    ?? ObjectWrites.WritesTo(creation).Where(static write => write.Member.Member.Name == "IterationCount").Select(static write => write.Value).FirstOrDefault();
                JudgeIterations(context, "new " + creation.Constructor!.ContainingType.Name, creation.Arguments, iterations, isPbkdf1);
            }
        }

        private void OnAssignment(OperationAnalysisContext context)
        {
            if (context.Operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } || !_functions.TryFind(property, out var cost))
            {
                return;
            }

            var name = property.ContainingType.Name + "." + property.Name;
            switch (cost)
            {
                case PasswordCost.IdentityIterations:
                    var least = _figures.IterationsOver("SHA512");
                    if (NumberOf(value, context) is { } iterations && iterations < least)
                    {
                        Report(context, value.Syntax, name, $"{Text(iterations)} iterations of HMAC-SHA512", $"at least {Text(least)}", least);
                    }

                    break;
                case PasswordCost.IdentityFormat when OperationTree.SymbolOf(value) is IFieldSymbol { Name: "IdentityV2" }:
                    Report(context, value.Syntax, name, "the format of ASP.NET Identity 2, 1000 iterations of HMAC-SHA1", "IdentityV3, which reads the old format too");
                    break;
                case PasswordCost.Argon2Memory when NumberOf(value, context) is { } memory:
                    var passes = MemberWrite.Of(context.Operation) is { } write
                        ? ObjectWrites.WritesToSameObject(write).Where(static beside => beside.Member.Member.Name == "Iterations").Select(beside => NumberOf(beside.Value, context)).FirstOrDefault()
                        : null;
                    if (memory < PasswordHashMinimums.Argon2Memory(passes))
                    {
                        Report(
                            context,
                            value.Syntax,
                            name,
                            $"{Text(memory)} KiB of memory{(passes is { } known ? $" and {Text(known)} passes" : "")} of Argon2",
                            $"at least {Text(PasswordHashMinimums.Argon2Memory(2))} KiB with 2 passes");
                    }

                    break;
            }
        }

        private void JudgeIterations(OperationAnalysisContext context, string name, ImmutableArray<IArgumentOperation> arguments, IOperation? given, bool isPbkdf1 = false)
        {
            // Whoever has the code has a password that it says (PSI3106), with any number of iterations.
            if (CallArguments.ValueOf(arguments, "password", "strPassword") is not { } password
                || !_passwords.IsGivenAsPassword(password, context.CancellationToken)
                || _bytes.Of(password, context.CancellationToken) is not null)
            {
                return;
            }

            var hash = HashOf(arguments);
            var least = _figures.IterationsOver(hash);
            foreach (var value in given is null ? [null] : KnownValues.Alternatives(given).Cast<IOperation?>())
            {
                if ((value is null ? isPbkdf1 ? DefaultIterationsOfPbkdf1 : DefaultIterations : NumberOf(value, context) ?? DefaultOf(value, context)) is { } iterations && iterations < least)
                {
                    Report(
                        context,
                        value?.Syntax ?? context.Operation.Syntax,
                        name,
                        isPbkdf1 ? $"{Text(iterations)} iterations of PBKDF1" : $"{Text(iterations)} iterations of HMAC{(hash is null ? "" : "-" + hash)}",
                        isPbkdf1 ? Instead : $"at least {Text(_figures.IterationsOver("SHA256"))} iterations with SHA256");
                }
            }
        }

        /// <summary>The hash a call names; SHA-1 where it can't; null where it is not known.</summary>
        private static string? HashOf(ImmutableArray<IArgumentOperation> arguments)
        {
            if (CallArguments.ValueOf(arguments, "hashAlgorithm", "prf") is not { } chosen)
            {
                return DefaultHash;
            }

            return OperationTree.SymbolOf(chosen) is { ContainingType.Name: "HashAlgorithmName" or "KeyDerivationPrf", Name: var name }
                ? name.StartsWith("HMAC", StringComparison.Ordinal) ? name.Substring("HMAC".Length) : name
                : null;
        }

        private void JudgeHash(OperationAnalysisContext context, IInvocationOperation call, string name)
        {
            if (CallArguments.ValueOf(call.Arguments, "source", "buffer") is { } hashed
                && _passwords.IsPassword(hashed, context.CancellationToken)
                && FastHashOf(call, context.CancellationToken) is { } hash
                && !IsOfProtocol(context.ContainingSymbol)
                && !IsHarmless(call))
            {
                Report(
                    context,
                    call.Syntax,
                    name,
                    $"a plain {hash}, which is made to be fast",
                    Instead);
            }
        }

        // HashAlgorithm hash = new SHA256Managed() says what it is where it is made.
        private string? FastHashOf(IInvocationOperation call, CancellationToken cancellationToken) =>
            PasswordFunctionCatalogue.FastHashOf((call.Instance?.Type ?? call.TargetMethod.ContainingType).Name)
            ?? (call.Instance is { Type.Name: "HashAlgorithm" } instance
                ? OperationTree.Unconverted(_values.OriginOf(instance, cancellationToken)) switch
                {
                    IObjectCreationOperation { Type.Name: var made } => PasswordFunctionCatalogue.FastHashOf(made),
                    IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "HashAlgorithm" }, Arguments: [var name] } =>
                        _values.TextOf(name.Value, cancellationToken) is { } named ? PasswordFunctionCatalogue.FastHashOf(named.Replace("-", "").ToUpperInvariant()) : null,
                    IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: var made } } => PasswordFunctionCatalogue.FastHashOf(made),
                    _ => null,
                }
                : null);

        private string Instead => $"Rfc2898DeriveBytes.Pbkdf2 with {Text(_figures.IterationsOver("SHA256"))} iterations of SHA256 and a random salt, or Argon2id";

        private static bool IsOfProtocol(ISymbol member)
        {
            for (var symbol = member; symbol is not (null or INamespaceSymbol { IsGlobalNamespace: true }); symbol = symbol.ContainingSymbol)
            {
                if (symbol.Name.IndexOf("MySql", StringComparison.OrdinalIgnoreCase) >= 0 || IdentifierWords.Of(symbol.Name).Any(Protocols.Contains))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>True where the hash only makes two secrets equally long to compare them in constant time, or goes on into a slow function.</summary>
        private static bool IsHarmless(IInvocationOperation hash)
        {
            var (hashes, isCompared) = (0, false);
            foreach (var operation in OperationTree.AllInMember(hash))
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod: var called } call:
                        if (SlowFunctions.Contains(called.ContainingType.Name))
                        {
                            return true;
                        }

                        hashes += SymbolEqualityComparer.Default.Equals(called, hash.TargetMethod) ? 1 : 0;
                        isCompared |= called.Name == "FixedTimeEquals";
                        break;
                    case IObjectCreationOperation { Type.Name: var made } when SlowFunctions.Contains(made):
                        return true;
                }
            }

            return isCompared && hashes > 1;
        }

        private int? NumberOf(IOperation value, OperationAnalysisContext context) =>
            _values.Of(value, context.CancellationToken) is { HasValue: true, Value: int number } ? number : null;

        // What callers get that say nothing.
        private int? DefaultOf(IOperation value, OperationAnalysisContext context) =>
            _values.FallbackOf(value, context.CancellationToken) is { } fallback ? NumberOf(fallback, context) : null;

        private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

        private static void Report(OperationAnalysisContext context, SyntaxNode place, string name, string what, string instead, int? fix = null)
        {
            var properties = fix is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Least, Text(fix));
            context.ReportDiagnostic(Diagnostic.Create(Rule, place.GetLocation(), properties, name, what, instead));
        }
    }
}
