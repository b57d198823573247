using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.PredictableRandomAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class PredictableRandomTests
{
    [Theory]
    [InlineData("var password = [|random.Next|]().ToString();")]
    [InlineData("var resetToken = Convert.ToString([|Random.Shared.NextInt64|](), 16);")]
    [InlineData("var apiKey = $\"key-{[|random.Next|]():x8}\";")]
    [InlineData("string token = [|random.Next|]() + \"\" + random.Next();")]
    [InlineData("int otp = [|new Random().Next|](100000, 999999);")]
    [InlineData("var verificationCode = (int)([|random.NextDouble|]() * 900000) + 100000;")]
    [InlineData("var verificationCode = [|random.Next|](1000000).ToString(\"D6\");")]
    [InlineData("var salt = new byte[16]; [|random.NextBytes|](salt);")]
    [InlineData("Span<byte> nonce = stackalloc byte[12]; [|random.NextBytes|](nonce);")]
    [InlineData("var buffer = new byte[32]; [|random.NextBytes|](buffer); var sessionId = Convert.ToHexString(buffer);")]
    [InlineData(
        "var buffer = new byte[32]; [|random.NextBytes|](buffer.AsSpan(0, 16)); var hash = SHA256.HashData(buffer); "
        + "Token = Convert.ToBase64String(hash);")]
    [InlineData("var number = [|random.Next|](); var text = number.ToString(); account.Password = text;")]
    [InlineData("account.Password ??= [|random.Next|]().ToString();")]
    [InlineData("_ = new Account { Password = [|random.Next|]().ToString() };")]
    [InlineData("_ = account with { Password = flag ? [|random.Next|]().ToString() : \"\" };")]
    [InlineData("SetPassword([|random.Next|]().ToString());")]
    [InlineData("_ = new Invitation([|random.Next|]().ToString());")]
    [InlineData("var accessToken = Convert.ToBase64String([(byte)[|random.Next|](256), (byte)random.Next(256)]);")]
    [InlineData("var accessToken = Convert.ToBase64String(new[] { (byte)[|random.Next|](256) });")]
    [InlineData("settings[\"ApiKey\"] = [|random.Next|]().ToString();")]
    [InlineData("settings.Add(\"csrf_token\", [|random.Next|]().ToString());")]
    [InlineData("var code = [|random.Next|]().ToString(); session.SetString(\"otp\", code);")]
    public Task A_value_that_becomes_a_secret_by_name_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("using var aes = Aes.Create(); var bytes = new byte[16]; [|random.NextBytes|](bytes); aes.IV = bytes;")]
    [InlineData("using var aes = Aes.Create(); var bytes = new byte[32]; [|random.NextBytes|](bytes); aes.Key = bytes;")]
    [InlineData("var bytes = new byte[32]; [|random.NextBytes|](bytes); using var hmac = new HMACSHA256(bytes);")]
    [InlineData("var bytes = new byte[32]; [|random.NextBytes|](bytes); _ = new HMACSHA256(key: bytes);")]
    [InlineData(
        "var bytes = new byte[16]; [|random.NextBytes|](bytes); "
        + "_ = Rfc2898DeriveBytes.Pbkdf2(\"password\", bytes, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData(
        "var bytes = new byte[16]; [|random.NextBytes|](bytes); using var aes = Aes.Create(); "
        + "using var encryptor = aes.CreateEncryptor(aes.Key, bytes);")]
    [InlineData(
        "var bytes = new byte[12]; [|random.NextBytes|](bytes); using var gcm = new AesGcm(given, 16); "
        + "gcm.Encrypt(bytes, given, given, given);")]
    public Task A_value_that_an_API_takes_as_a_key_or_a_nonce_is_reported(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var password = \"\"; for (var i = 0; i < 12; i++) password += Letters[[|random.Next|](Letters.Length)];")]
    [InlineData(
        "var letters = new char[12]; for (var i = 0; i < letters.Length; i++) letters[i] = Letters[[|random.Next|](Letters.Length)]; "
        + "var password = new string(letters);")]
    [InlineData(
        "var text = new StringBuilder(); while (text.Length < 12) text.Append(Letters[[|random.Next|](Letters.Length)]); "
        + "account.Password = text.ToString();")]
    [InlineData(
        "var text = new StringBuilder(); text.Append('-').Append(Letters[[|random.Next|](Letters.Length)]).Append('-'); "
        + "account.Password = text.ToString();")]
    [InlineData("var token = new string(Enumerable.Repeat(Letters, 32).Select(s => s[[|random.Next|](s.Length)]).ToArray());")]
    [InlineData("var token = new string(Enumerable.Range(0, 32).Select(_ => (char)('a' + [|random.Next|](26))).ToArray());")]
    [InlineData("var index = [|random.Next|](Letters.Length); Token += Letters[index];")]
    [InlineData(
        "var token = string.Create(32, random, (span, generator) => { for (var i = 0; i < span.Length; "
        + "i++) span[i] = Letters[[|generator.Next|](Letters.Length)]; });")]
    [InlineData(
        "var picked = new List<char>(); picked.Add(Letters[[|random.Next|](26)]); "
        + "var token = new string(picked.OrderBy(_ => random.Next()).Append('x').ToArray());")]
    [InlineData("var letters = [|random.GetItems<char>|](Letters, 16); var resetToken = new string(letters);")]
    [InlineData("string CreatePassword() { return [|random.Next|]().ToString(); }")]
    [InlineData("Func<string> newPassword = () => [|random.Next|]().ToString();")]
    [InlineData(
        "string NewApiKey() { var letters = new List<char>(); "
        + "letters.Add(Letters[[|random.Next|](Letters.Length)]); return Join(letters); }")]
    [InlineData(
        "string NewApiKey() { var letters = new Stack<object>(); letters.Push(Letters[[|random.Next|](Letters.Length)]); "
        + "return letters.ToString()!; }")]
    public Task Letters_that_are_drawn_one_by_one_are_followed(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("var dice = random.Next(1, 7);")]
    [InlineData("var token = new string(Letters.Take(random.Next(5)).ToArray()) + new string(Letters.Skip(random.Next(5)).ToArray());")]
    [InlineData("System.Threading.Thread.Sleep(random.Next(100));")]
    [InlineData("var delay = TimeSpan.FromMilliseconds(100 + random.Next(50));")]
    [InlineData("if (random.NextDouble() < 0.1) Console.WriteLine(\"sample\");")]
    [InlineData("var fileName = $\"upload-{random.Next()}.tmp\";")]
    [InlineData("random.Shuffle(given);")]
    [InlineData("var shuffled = new string(Letters.OrderBy(_ => random.Next()).ToArray()); var token = shuffled;")]
    [InlineData("var apiKeys = new[] { \"a\", \"b\" }; var apiKey = apiKeys[random.Next(apiKeys.Length)];")]
    [InlineData("var secret = random.Next(1, 101);")]
    [InlineData("var secretNumber = random.Next(1, 101);")]
    [InlineData("var words = new List<string>(); var secret = words[random.Next(words.Count)];")]
    [InlineData("var passwordLength = random.Next(8, 16); SetPassword(new string('x', passwordLength));")]
    [InlineData("var length = random.Next(8, 16); var password = Create(length);")]
    [InlineData(
        "var tokenCount = random.Next(); var primaryKey = random.Next(); var cacheKey = $\"k{random.Next()}\"; "
        + "var keyIndex = random.Next();")]
    [InlineData("int token = random.Next(); int salt = random.Next(); long nonce = random.NextInt64();")]
    [InlineData(
        "var statusCode = random.Next(200, 599); var zipCode = random.Next(10000, 99999); var cardNumber = random.Next().ToString();")]
    [InlineData("var hasPassword = random.Next(2) == 0; var passwordPolicy = random.Next().ToString();")]
    [InlineData("var password = RandomNumberGenerator.GetInt32(100000).ToString(); var salt = RandomNumberGenerator.GetBytes(16);")]
    [InlineData("Random safe = new SafeRandom(); var password = safe.Next().ToString();")]
    [InlineData("var password = new SafeRandom().Next().ToString();")]
    [InlineData("var resetToken = Guid.NewGuid().ToString();")]
    [InlineData("string Create() { return random.Next().ToString(); }")]
    [InlineData("var accessToken = Fill(random.Next(256));")]
    [InlineData("var noise = new byte[16]; random.NextBytes(noise); var padded = Convert.ToBase64String(noise);")]
    [InlineData("using var aes = Aes.Create(); var block = new byte[16]; random.NextBytes(block); _ = aes.EncryptCbc(block, aes.IV);")]
    [InlineData("if (account.Password == random.Next().ToString()) Console.WriteLine(account.Password);")]
    [InlineData("var valid = CheckPassword(random.Next().ToString());")]
    public Task A_value_that_is_no_secret_is_not(string statement) => VerifyStatementAsync(statement);

    [Fact]
    public Task A_method_a_property_and_an_initialiser_whose_name_promises_a_secret_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Text;
        using System.Threading.Tasks;
        public partial class Accounts(Random random)
        {
            private readonly string _clientSecret = [|new Random().Next|]().ToString();
            public string Password { get; set; } = [|Random.Shared.Next|]().ToString();
            public string Token => [|random.Next|]().ToString();
            public string Name => random.Next().ToString();
            public static string GeneratePassword(int length)
            {
                const string Lower = "abcdefghijklmnopqrstuvwxyz";
                const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
                var random = new Random();
                var result = new StringBuilder();
                for (var i = 0; i < length; i++)
                {
                    result.Append(Lower[[|random.Next|](Lower.Length)]);
                    result.Append(Upper[random.Next(Upper.Length)]);
                }
                return result.ToString();
            }
            public async Task<string> CreateResetTokenAsync() { await Task.Yield(); return [|random.Next|]().ToString(); }
            public int CreateVerificationCode() => [|random.Next|](100000, 1000000);
            public string Roll() => random.Next(1, 7).ToString();
            public void ResetPassword() => Console.WriteLine(random.Next());
            public string GetRandomName(string[] names) => names[random.Next(names.Length)];
        }
        """);

    [Fact]
    public Task What_a_private_method_makes_is_judged_by_what_its_callers_call_it() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        public class Accounts(Random random)
        {
            private string Letters(int length) =>
                new string(Enumerable.Repeat("abc", length).Select(letters => letters[[|random.Next|](letters.Length)]).ToArray());
            private string Words(int length) =>
                new string(Enumerable.Repeat("abc", length).Select(letters => letters[random.Next(letters.Length)]).ToArray());
            private int Number(int below) => [|random.Next|](below);
            public string Shared(int length) =>
                new string(Enumerable.Repeat("abc", length).Select(letters => letters[random.Next(letters.Length)]).ToArray());
            private string Pick(string[] keys) => keys[random.Next(keys.Length)];
            private string Twice() => Once(); private string Once() => random.Next().ToString();
            public string Create(string[] keys)
            {
                var title = Words(9);
                var password = Letters(9);
                var apiKey = Pick(keys);
                var resetToken = Twice();
                var clientSecret = Shared(9);
                var otp = "";
                for (var i = 0; i < 6; i++) otp += "0123456789"[Number(10)];
                var letters = new List<char>();
                for (var i = 0; i < 6; i++) letters.Add((char)[|random.Next|](97, 123));
                var userPassword = new string(letters.ToArray());
                return title + password + apiKey + resetToken + otp + userPassword + clientSecret;
            }
        }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported() => new VerifyCS.Test
    {
        ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
        TestCode = """
            using System;
            class C
            {
                private static Random random = new Random((int)DateTime.Now.Ticks);
                string CreateSalt(int size)
                {
                    byte[] buffer = new byte[size];
                    [|random.NextBytes|](buffer);
                    return Convert.ToBase64String(buffer);
                }
                int Roll()
                {
                    return random.Next(1, 7);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Top_level_programs_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using static System.Random;
                var token = [|Shared.Next|]().ToString();
                var dice = Shared.Next(1, 7);
                System.Console.WriteLine(token + dice);
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task A_session_is_one_that_people_log_in_to() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        class Logins { string sessionId = [|Random.Shared.Next|]().ToString(); int number = 1; }
        class UsageTelemetry { string sessionId = Random.Shared.Next().ToString(); }
        """);

    [Fact]
    public Task A_fixed_seed_is_left_to_its_own_rule() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        class C
        {
            private static readonly Random Fixed = new Random(42);
            string Password() => Fixed.Next().ToString();
            string Password(int seed) => [|new Random(seed).Next|]().ToString();
        }
        """);

    [Fact]
    public Task Tests_may_make_their_passwords_as_they_like()
    {
        var test = new VerifyCS.Test { TestCode = "class C { string password = new System.Random().Next().ToString(); }" };
        FrameworkUnderTest.Xunit.AddTo(test.TestState);
        return test.RunAsync();
    }

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System;
        class C
        {
            void M(byte[] salt)
            {
                var resetToken = {|#0:Random.Shared.Next|}().ToString();
                {|#1:Random.Shared.NextBytes|}(salt);
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithMessage(
            "'Random.Next' gives values that can be computed from a few of them, and here they become a token ('resetToken'), "
            + "which an attacker can then guess. Use RandomNumberGenerator.GetInt32."),
        VerifyCS.Diagnostic().WithLocation(1).WithMessage(
            "'Random.NextBytes' gives values that can be computed from a few of them, and here they become a nonce, "
            + "salt or IV ('salt'), which an attacker can then guess. Use RandomNumberGenerator.Fill."));

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        class C
        {
            string A() => Random.Shared.Next({|CS0103:missing|}).ToString();
            void M(Random random)
            {
                var password = [|random.Next|]().ToString();
                {|CS0103:Missing|}(random.Next());
                random.{|CS1061:NextPassword|}();
            }
        }
        """);

    [Fact]
    public Task Values_that_go_round_in_circles_end() =>
        VerifyStatementAsync("int a = random.Next(), b = 0; while (flag) { b = a + 1; a = b + random.Next(); } Console.WriteLine(a);");

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Security.Cryptography;
        using System.Text;
        class C
        {
            private const string Letters = "abcdefghijklmnopqrstuvwxyz";
            private static string Token = "";
            static void SetPassword(string newPassword) { }
            static bool CheckPassword(string password) => password.Length > 8;
            static byte[] Fill(int value) => [(byte)value];
            static string Create(int length) => new('x', length);
            static string Join(IEnumerable<char> letters) => string.Concat(letters);
            static void M(Random random, Account account, Dictionary<string, string> settings, Session session, byte[] given, bool flag)
            {
                {{statement}}
            }
        }
        record Account { public string? Password { get; set; } }
        record Invitation(string InvitationToken);
        class SafeRandom : Random { public override int Next() => RandomNumberGenerator.GetInt32(int.MaxValue); }
        class Session { public void SetString(string key, string value) { } }
        """);
}
