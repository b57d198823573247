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

/// <summary>
/// PSI3108: passwords hashed, or keys derived from them, with less work than OWASP's figures ask for, or with a plain hash.
/// </summary>
public sealed class WeakPasswordHashAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.WeakPasswordHash,
        "Password hashed with too little work",
        "'{0}' protects a password with {1}: whoever gets the result tries guesses so fast that most passwords are found. "
            + "Use {2}; hash what is stored anew when its user logs in.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Passwords are short enough to be guessed, so each guess has to cost. "
            + "Use the figures of OWASP's Password Storage cheat sheet: PBKDF2 with 600,000 iterations of SHA-256, for instance.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var functions = SymbolTable.Of(start.Compilation, PasswordFunctionCatalogue.All);
        if (!functions.IsEmpty)
        {
            var minimums = new PasswordHashMinimums(RuleOptions.Integer(start.Options, RuleOption.Pbkdf2MinIterations));
            var uses = new Uses(functions, minimums, values);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    private sealed class Uses
    {
        private readonly SymbolTable<PasswordCost> _functions;
        private readonly PasswordHashMinimums _minimums;
        private readonly KnownValues _values;
        private readonly PasswordIterations _iterations;
        private readonly FastPasswordHashes _fastHashes;

        public Uses(SymbolTable<PasswordCost> functions, PasswordHashMinimums minimums, CompilationValues values)
        {
            _functions = functions;
            _minimums = minimums;
            _values = values.Known;
            var passwords = new PasswordValue(_values);
            _iterations = new PasswordIterations(minimums, passwords, values);
            _fastHashes = new FastPasswordHashes(_values, passwords);
        }

        private string Instead =>
            $"Rfc2898DeriveBytes.Pbkdf2 with {Text(LeastOverSha256)} iterations of SHA256 and a random salt, or Argon2id";

        private int LeastOverSha256 => _minimums.IterationsOver(PasswordHashNames.Sha256);

        public void OnInvocation(OperationAnalysisContext context)
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
                    var iterations = CallArguments.ValueOf(call.Arguments, PasswordHashNames.IterationParameters);
                    JudgeIterations(context, name, call.Arguments, iterations);
                    break;
                case PasswordCost.BcryptWorkFactor:
                    JudgeWorkFactor(context, name, CallArguments.ValueOf(call.Arguments, PasswordHashNames.WorkFactorParameters));
                    break;
                case PasswordCost.PlainHash:
                    Report(context, call.Syntax, name, "a plain MD5 or SHA-1, which are made to be fast and broken", Instead);
                    break;
                case PasswordCost.None when _fastHashes.Of(call, context.ContainingSymbol, context.CancellationToken) is { } hash:
                    Report(context, call.Syntax, name, $"a plain {hash}, which is made to be fast", Instead);
                    break;
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (_functions.TryFind(creation.Constructor, out var cost))
            {
                var iterations = CallArguments.ValueOf(creation.Arguments, PasswordHashNames.CreationIterationParameters)
                    ?? ValueIn(ObjectWrites.WritesTo(creation), PasswordHashNames.IterationCount);
                var isPbkdf1 = cost == PasswordCost.Pbkdf1Iterations;
                JudgeIterations(context, "new " + creation.Constructor!.ContainingType.Name, creation.Arguments, iterations, isPbkdf1);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { Member: IPropertyReferenceOperation { Property: var property } } write
                || !_functions.TryFind(property, out var cost))
            {
                return;
            }

            var (name, place) = (property.ContainingType.Name + "." + property.Name, write.Value.Syntax);
            switch (cost)
            {
                case PasswordCost.IdentityIterations when NumberOf(write.Value, context) is { } iterations:
                    var least = _minimums.IterationsOver(PasswordHashNames.Sha512);
                    if (iterations < least)
                    {
                        Report(context, place, name, $"{Text(iterations)} iterations of HMAC-SHA512", $"at least {Text(least)}", least);
                    }

                    break;
                case PasswordCost.IdentityFormat
                    when OperationTree.SymbolOf(write.Value) is IFieldSymbol { Name: PasswordHashNames.OldIdentityFormat }:
                    const string OldFormat = "the format of ASP.NET Identity 2, 1000 iterations of HMAC-SHA1";
                    Report(context, place, name, OldFormat, "IdentityV3, which reads the old format too");
                    break;
                case PasswordCost.Argon2Memory when NumberOf(write.Value, context) is { } memory:
                    JudgeMemory(context, name, write, memory);
                    break;
            }
        }

        private void JudgeWorkFactor(OperationAnalysisContext context, string name, IOperation? factor)
        {
            const int Least = PasswordHashMinimums.BcryptWorkFactor;
            if (factor is not null && NumberOf(factor, context) is < Least and var known)
            {
                Report(context, factor.Syntax, name, $"a bcrypt work factor of {Text(known)}", "at least " + Text(Least), Least);
            }
        }

        private void JudgeMemory(OperationAnalysisContext context, string name, MemberWrite write, int memory)
        {
            var given = ValueIn(ObjectWrites.WritesToSameObject(write), PasswordHashNames.Passes);
            var passes = given is null ? null : NumberOf(given, context);
            if (memory < PasswordHashMinimums.Argon2Memory(passes))
            {
                var withPasses = passes is { } known ? $" and {Text(known)} passes" : "";
                var instead = $"at least {Text(PasswordHashMinimums.Argon2Memory(2))} KiB with 2 passes";
                Report(context, write.Value.Syntax, name, $"{Text(memory)} KiB of memory{withPasses} of Argon2", instead);
            }
        }

        private void JudgeIterations(
            OperationAnalysisContext context,
            string name,
            ImmutableArray<IArgumentOperation> arguments,
            IOperation? given,
            bool isPbkdf1 = false)
        {
            var instead = isPbkdf1 ? Instead : $"at least {Text(LeastOverSha256)} iterations with SHA256";
            foreach (var (value, what) in _iterations.TooFew(arguments, given, isPbkdf1, context.CancellationToken))
            {
                Report(context, value?.Syntax ?? context.Operation.Syntax, name, what, instead);
            }
        }

        private static IOperation? ValueIn(IEnumerable<MemberWrite> writes, string property) =>
            writes.Where(write => write.Member.Member.Name == property).Select(static write => write.Value).FirstOrDefault();

        private int? NumberOf(IOperation value, OperationAnalysisContext context) =>
            _values.Of(value, context.CancellationToken) is { HasValue: true, Value: int number } ? number : null;

        private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

        private static void Report(
            OperationAnalysisContext context,
            SyntaxNode place,
            string name,
            string what,
            string instead,
            int? least = null)
        {
            var properties = least is null
                ? ImmutableDictionary<string, string?>.Empty
                : FindingProperties.Of(FindingProperties.Least, Text(least));
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), place.GetLocation(), properties, name, what, instead));
        }
    }
}
