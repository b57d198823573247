using Psi.Analyzers.Tests.Verification;
using VerifyCS = Psi.Analyzers.Tests.Verification.AnalyzerVerifier<Psi.Analyzers.Rules.CertificateValidationDisabledAnalyzer>;

namespace Psi.Analyzers.Tests.Rules;

public sealed class CertificateValidationDisabledTests
{
    [Theory]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, e) => true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += [|(s, c, ch, e) => true|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = [|delegate { return true; }|];")]
    [InlineData(
        "ServicePointManager.ServerCertificateValidationCallback += "
        + "[|delegate (object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return true; }|];")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback([|AcceptAll|]);")]
    [InlineData(
        "ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback([|(_, _, _, _) => true|]);")]
    [InlineData(
        "ServicePointManager.ServerCertificateValidationCallback = (RemoteCertificateValidationCallback)([|(_, _, _, _) => true|]);")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => true|];")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback += [|(m, c, ch, e) => true|];")]
    [InlineData("_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => { return true; }|] };")]
    [InlineData("_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|AcceptAllHttp|] };")]
    [InlineData(
        "_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = "
        + "[|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|] };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|] } };")]
    [InlineData(
        "_ = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { "
        + "RemoteCertificateValidationCallback = [|AcceptAll|] } };")]
    [InlineData("new SocketsHttpHandler().SslOptions.RemoteCertificateValidationCallback = [|delegate { return true; }|];")]
    [InlineData("_ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|] };")]
    [InlineData("_ = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|] };")]
    [InlineData("_ = new SslStream(Stream.Null, false, [|(s, c, ch, e) => true|]);")]
    [InlineData("_ = new SslStream(Stream.Null, leaveInnerStreamOpen: false, userCertificateValidationCallback: [|AcceptAll|], null);")]
    [InlineData("SslStream stream = new(Stream.Null, false, new RemoteCertificateValidationCallback([|AcceptAll|]));")]
    [InlineData("WebRequest.CreateHttp(\"https://a.example\").ServerCertificateValidationCallback = [|(s, c, ch, e) => true|];")]
    [InlineData("new ClientWebSocket().Options.RemoteCertificateValidationCallback = [|(s, c, ch, e) => true|];")]
    [InlineData("Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> accept = [|(m, c, ch, e) => true|];")]
    [InlineData(
        "var accept = [|(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true|]; "
        + "ServicePointManager.ServerCertificateValidationCallback = new(accept);")]
    [InlineData("Connect([|(s, c, ch, e) => true|]);")]
    [InlineData("Connect(condition ? [|AcceptAll|] : null);")]
    public Task A_callback_that_accepts_everything_is_reported_wherever_it_goes(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = null;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None;")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += delegate { return false; };")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback(Validate);")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = (m, c, ch, e) => e is SslPolicyErrors.None;")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = (m, c, ch, e) => ch!.Build(c!);")]
    [InlineData(
        "new HttpClientHandler().ServerCertificateCustomValidationCallback = (m, c, ch, e) => "
        + "c?.GetCertHashString(HashAlgorithmName.SHA256) == Pin;")]
    [InlineData("_ = new SslStream(Stream.Null, false, Validate);")]
    [InlineData("Func<object, bool> other = _ => true; Predicate<string> another = _ => true;")]
    [InlineData("new List<int>().Where(_ => true);")]
    [InlineData("_ = nameof(HttpClientHandler.DangerousAcceptAnyServerCertificateValidator);")]
    [InlineData(
        "_ = new HttpClientHandler().ServerCertificateCustomValidationCallback == "
        + "HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    public Task A_callback_that_can_refuse_is_not(string statement) => VerifyStatementAsync(statement);

    [Theory]
    [InlineData("true")]
    [InlineData("(true)")]
    [InlineData("!false")]
    [InlineData("(bool)true")]
    [InlineData("e == SslPolicyErrors.None || true")]
    [InlineData("e != SslPolicyErrors.None || true")]
    [InlineData("true || e == SslPolicyErrors.None")]
    [InlineData("e == SslPolicyErrors.None | true")]
    [InlineData("!(e != SslPolicyErrors.None && false)")]
    [InlineData("true && !false")]
    [InlineData("true ^ false")]
    [InlineData("e == SslPolicyErrors.None ? true : true")]
    [InlineData("Constant ? true : e == SslPolicyErrors.None")]
    [InlineData("e switch { _ => true }")]
    [InlineData("e switch { SslPolicyErrors.None => true, _ => true }")]
    [InlineData("e switch { SslPolicyErrors.None => true, var other => !false }")]
    [InlineData("Constant")]
    [InlineData("ReadOnly")]
    [InlineData("GetOnly")]
    [InlineData("Yes()")]
    [InlineData("Yes() || e == SslPolicyErrors.None")]
    [InlineData("AcceptAll(s, c, ch, e)")]
    [InlineData("AcceptIndirectly(s, c, ch, e)")]
    [InlineData("Local()")]
    [InlineData("outer")]
    [InlineData("(flag = true)")]
    public Task An_expression_that_is_always_true_accepts_everything(string expression) => VerifyStatementAsync(
        $"var outer = true; var flag = false; bool Local() => true; _ = flag; _ = outer; _ = Local(); "
        + $"Connect([|(s, c, ch, e) => {expression}|]);");

    [Theory]
    [InlineData("false")]
    [InlineData("!true")]
    [InlineData("e == SslPolicyErrors.None")]
    [InlineData("e == SslPolicyErrors.None && true")]
    [InlineData("e == SslPolicyErrors.None || false")]
    [InlineData("e == SslPolicyErrors.None ? true : false")]
    [InlineData("e == SslPolicyErrors.None ? true : throw new InvalidOperationException()")]
    [InlineData("e switch { SslPolicyErrors.None => true, _ => false }")]
    [InlineData("e switch { SslPolicyErrors.None => true, _ => throw new InvalidOperationException() }")]
    [InlineData("e switch { SslPolicyErrors.None => true, SslPolicyErrors.RemoteCertificateNotAvailable => true }")]
    [InlineData("Writable")]
    [InlineData("Overwritten")]
    [InlineData("No()")]
    [InlineData("Validate(s, c, ch, e)")]
    [InlineData("Endless()")]
    [InlineData("outer")]
    [InlineData("(flag = e == SslPolicyErrors.None)")]
    [InlineData("throw new NotSupportedException()")]
    [InlineData("bool.Parse(Pin)")]
    public Task An_expression_that_can_be_false_does_not(string expression) => VerifyStatementAsync(
        $"var outer = true; var flag = false; _ = flag; if (condition) outer = false; Connect((s, c, ch, e) => {expression});");

    [Theory]
    [InlineData("""Console.WriteLine(e); return true;""")]
    [InlineData("""if (e == SslPolicyErrors.None) { return true; } return true;""")]
    [InlineData("""if (e == SslPolicyErrors.None) { return true; } else { Console.WriteLine(e); return true; }""")]
    [InlineData("""if (false) { return false; } return true;""")]
    [InlineData("""if (!Constant) throw new InvalidOperationException(); return true;""")]
    [InlineData("""return true; return false;""")]
    [InlineData("""var result = true; return result;""")]
    [InlineData("""bool result; result = true; return result;""")]
    [InlineData("""var result = false; result = true; return result;""")]
    [InlineData(
        """var result = e == SslPolicyErrors.None; if (!result) { Console.WriteLine(e); result = true; } """
        + """else { result = true; } return result;""")]
    [InlineData("""switch (e) { case SslPolicyErrors.None: return true; default: Console.WriteLine(e); return true; }""")]
    [InlineData("""switch (e) { case SslPolicyErrors.None: Console.WriteLine(e); break; } return true;""")]
    [InlineData("""foreach (var status in ch!.ChainStatus) { Console.WriteLine(status.Status); } return true;""")]
    [InlineData("""for (var i = 0; i < 3; i++) { if (i == 1) continue; Console.WriteLine(i); } return true;""")]
    [InlineData("""while (true) { return true; }""")]
    [InlineData("""while (true) { if (e == SslPolicyErrors.None) break; return true; } return true;""")]
    [InlineData("""do { Console.WriteLine(e); } while (false); return true;""")]
    [InlineData("""try { Console.WriteLine(e); } catch (Exception x) { Console.WriteLine(x); } return true;""")]
    [InlineData("""try { return e == SslPolicyErrors.None || true; } catch { return true; } finally { Console.WriteLine(e); }""")]
    [InlineData("""try { Console.WriteLine(e); } catch (IOException) { throw; } return true;""")]
    [InlineData("""try { throw new InvalidOperationException(); } catch { return true; }""")]
    [InlineData("""using (var log = File.CreateText("log")) { log.Write(e); return true; }""")]
    [InlineData("""using var log = File.CreateText("log"); lock (log) { return true; }""")]
    [InlineData("""ch!.Build(new X509Certificate2(c!)); return true;""")]
    [InlineData("""Log(e); return true;""")]
    [InlineData("""bool Inner() => false; Inner(); return true;""")]
    [InlineData("""Func<bool> unused = () => throw new InvalidOperationException(); return true;""")]
    [InlineData("""; { } return true;""")]
    [InlineData("""ArgumentNullException.ThrowIfNull(c); return true;""")]
    public Task A_body_that_always_returns_true_accepts_everything(string body) => VerifyStatementAsync(
        $$"""Connect([|(s, c, ch, e) => { {{body}} }|]);""");

    [Theory]
    [InlineData("""if (e != SslPolicyErrors.None) { return false; } return true;""")]
    [InlineData("""if (e != SslPolicyErrors.None) { throw new InvalidOperationException(); } return true;""")]
    [InlineData("""return e == SslPolicyErrors.None;""")]
    [InlineData("""var result = e == SslPolicyErrors.None; return result;""")]
    [InlineData("""var result = true; if (e != SslPolicyErrors.None) { result = false; } return result;""")]
    [InlineData("""var result = true; result &= e == SslPolicyErrors.None; return result;""")]
    [InlineData("""var result = true; Decide(ref result); return result;""")]
    [InlineData("""var result = true; ref var same = ref result; same = false; return result;""")]
    [InlineData(
        """var result = true; var other = true; ref var same = ref (condition ? ref result : ref other); same = false; return result;""")]
    [InlineData("""var result = true; void Refuse() => result = false; if (e != SslPolicyErrors.None) Refuse(); return result;""")]
    [InlineData(
        """var result = true; foreach (var status in ch!.ChainStatus) { if (!result) return false; result = false; } return true;""")]
    [InlineData("""var result = true; while (condition) { result = e == SslPolicyErrors.None; } return result;""")]
    [InlineData("""var result = true; try { result = e == SslPolicyErrors.None; Console.WriteLine(); } catch { } return result;""")]
    [InlineData(
        """var result = true; try { result = e == SslPolicyErrors.None; Console.WriteLine(); } catch { return result; } return true;""")]
    [InlineData("""var result = false; if (e == SslPolicyErrors.None && (result = true)) { Console.WriteLine(e); } return result;""")]
    [InlineData("""var result = true; _ = condition && (result = false); return result;""")]
    [InlineData("""(var result, _) = (e == SslPolicyErrors.None, 1); return result;""")]
    [InlineData("""switch (e) { case SslPolicyErrors.None: return true; default: return false; }""")]
    [InlineData("""switch (e) { case SslPolicyErrors.None: break; default: return false; } return true;""")]
    [InlineData("""foreach (var status in ch!.ChainStatus) { if (status.Status != 0) return false; } return true;""")]
    [InlineData("""try { Check(e); return true; } catch { return false; }""")]
    [InlineData("""Check(e); return true;""")]
    [InlineData("""_ = c ?? throw new InvalidOperationException(); return true;""")]
    [InlineData("""if (e == SslPolicyErrors.None) goto accept; return false; accept: return true;""")]
    [InlineData(
        """if (e == SslPolicyErrors.None) { return true; } using var chain = new X509Chain(); """
        + """chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; return chain.Build(new X509Certificate2(c!));""")]
    [InlineData("""return c!.GetCertHashString(HashAlgorithmName.SHA256) == Pin;""")]
    [InlineData("""while (true) { }""")]
    public Task A_body_that_can_refuse_does_not(string body) => VerifyStatementAsync(
        $$"""Connect((s, c, ch, e) => { {{body}} });""");

    [Fact]
    public Task A_method_group_is_reported_where_it_is_used_whichever_file_declares_it()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Net;
                partial class C
                {
                    void M() => ServicePointManager.ServerCertificateValidationCallback = [|Accept|];
                    void N() => ServicePointManager.ServerCertificateValidationCallback = [|this.AcceptInstance|];
                    void O() => ServicePointManager.ServerCertificateValidationCallback = [|Policies.Accept|];
                    void P() => ServicePointManager.ServerCertificateValidationCallback = Policies.Refuse;
                    void Q() => ServicePointManager.ServerCertificateValidationCallback = [|Policies.Generic<int>|];
                }
                """,
        };
        test.TestState.Sources.Add("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            partial class C
            {
                private static partial bool Accept(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e);
                private bool AcceptInstance(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            }
            static class Policies
            {
                public static bool Accept(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return true; }
                public static bool Refuse(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e)
                {
                    return e == SslPolicyErrors.None;
                }
                public static bool Generic<T>(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { return true; }
            }
            """);
        test.TestState.Sources.Add("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            partial class C
            {
                private static partial bool Accept(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            }
            """);
        return test.RunAsync();
    }

    [Fact]
    public Task A_local_function_is_judged_like_a_method() => VerifyStatementAsync("""
        Connect([|Accept|]);
        Connect(Refuse);
        bool Accept(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) { Console.WriteLine(e); return true; }
        bool Refuse(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == SslPolicyErrors.None;
        """);

    [Fact]
    public Task A_stored_delegate_is_reported_once_where_it_is_made() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            private static readonly RemoteCertificateValidationCallback AcceptAll = [|(s, c, ch, e) => true|];
            private readonly Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> _accept =
                [|delegate { return true; }|];
            private static RemoteCertificateValidationCallback Property => [|(s, c, ch, e) => true|];
            private static RemoteCertificateValidationCallback Method() { return [|(s, c, ch, e) => true|]; }
            void M()
            {
                ServicePointManager.ServerCertificateValidationCallback = AcceptAll;
                ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback(AcceptAll);
                ServicePointManager.ServerCertificateValidationCallback += Property;
                ServicePointManager.ServerCertificateValidationCallback += Method();
                _ = new HttpClientHandler { ServerCertificateCustomValidationCallback = _accept };
            }
        }
        """);

    [Fact]
    public Task The_dangerous_validator_is_reported_at_every_use() => VerifyCS.VerifyAnalyzerAsync("""
        using System;
        using System.Net.Http;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using static System.Net.Http.HttpClientHandler;
        using Handler = System.Net.Http.HttpClientHandler;
        class C
        {
            Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> _field =
                [|DangerousAcceptAnyServerCertificateValidator|];
            object M() => [|Handler.DangerousAcceptAnyServerCertificateValidator|];
            void N(HttpClientHandler handler) =>
                handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) =>
                    [|HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|](m, c, ch, e);
        }
        """);

    [Fact]
    public Task Guarded_code_is_reported_because_the_fact_remains() => VerifyCS.VerifyAnalyzerAsync("""
        #define DEBUG
        using System.Net.Http;
        class C
        {
            bool IsDevelopment() => System.Environment.MachineName == "dev";
            void M(HttpClientHandler handler)
            {
                if (IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => true|]; }
        #if DEBUG
                handler.ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => true|];
        #endif
        #if OTHER
                handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;
        #endif
            }
        }
        """);

    [Fact]
    public Task Verification_flags_that_ignore_everything_are_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            private const X509VerificationFlags Lax = [|X509VerificationFlags.AllFlags|];
            void M(X509Chain chain)
            {
                chain.ChainPolicy.VerificationFlags = [|X509VerificationFlags.AllFlags|];
                chain.ChainPolicy.VerificationFlags |= [|X509VerificationFlags.AllFlags|];
                _ = new X509ChainPolicy { VerificationFlags = [|X509VerificationFlags.AllFlags|] };
                chain.ChainPolicy.VerificationFlags = [|X509VerificationFlags.AllFlags|] & ~X509VerificationFlags.IgnoreNotTimeValid;
                chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
                chain.ChainPolicy.VerificationFlags = X509VerificationFlags.NoFlag;
                if (chain.ChainPolicy.VerificationFlags == X509VerificationFlags.AllFlags) { }
                if ((chain.ChainPolicy.VerificationFlags & X509VerificationFlags.AllFlags) != 0) { }
                if (chain.ChainPolicy.VerificationFlags.HasFlag(X509VerificationFlags.AllFlags)) { }
                if (chain.ChainPolicy.VerificationFlags is X509VerificationFlags.AllFlags) { }
            }
        }
        """);

    [Fact]
    public Task WCF_without_certificate_validation_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.IdentityModel.Selectors;
        using System.ServiceModel.Security;
        class C
        {
            void M(X509ServiceCertificateAuthentication authentication)
            {
                authentication.CertificateValidationMode = [|X509CertificateValidationMode.None|];
                authentication.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;
                authentication.CustomCertificateValidator = [|X509CertificateValidator.None|];
                authentication.CustomCertificateValidator = X509CertificateValidator.ChainTrust;
                if (authentication.CertificateValidationMode == X509CertificateValidationMode.None) { }
                switch (authentication.CertificateValidationMode) { case X509CertificateValidationMode.None: break; }
            }
        }
        namespace System.ServiceModel.Security
        {
            public enum X509CertificateValidationMode { None, PeerTrust, ChainTrust, PeerOrChainTrust, Custom }
            public class X509ServiceCertificateAuthentication
            {
                public X509CertificateValidationMode CertificateValidationMode { get; set; }
                public X509CertificateValidator? CustomCertificateValidator { get; set; }
            }
        }
        namespace System.IdentityModel.Selectors
        {
            public class X509CertificateValidator
            {
                public static X509CertificateValidator None { get; } = new();
                public static X509CertificateValidator ChainTrust { get; } = new();
            }
        }
        """);

    [Fact]
    public Task Kestrel_that_takes_any_client_certificate_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using System.Net.Security;
        class C
        {
            void M(HttpsConnectionAdapterOptions options)
            {
                options.[|AllowAnyClientCertificate|]();
                options?.[|AllowAnyClientCertificate|]();
                System.Action later = options.[|AllowAnyClientCertificate|];
                options.ClientCertificateValidation = [|(certificate, chain, errors) => true|];
                options.ClientCertificateValidation = (certificate, chain, errors) => errors == SslPolicyErrors.None;
                options.Other();
            }
        }
        namespace Microsoft.AspNetCore.Server.Kestrel.Https
        {
            using System;
            using System.Security.Cryptography.X509Certificates;
            public class HttpsConnectionAdapterOptions
            {
                public Func<X509Certificate2, X509Chain?, SslPolicyErrors, bool>? ClientCertificateValidation { get; set; }
                public void AllowAnyClientCertificate() => ClientCertificateValidation = [|(_, _, _) => true|];
                public void Other() { }
            }
        }
        """);

    [Fact]
    public Task Handlers_of_other_packages_and_their_own_delegates_are_covered() => VerifyCS.VerifyAnalyzerAsync("""
        using System.DirectoryServices.Protocols;
        using System.Net.Http;
        class C
        {
            void M(WinHttpHandler windows, WebRequestHandler web, MailClient mail, LdapSessionOptions ldap)
            {
                windows.ServerCertificateValidationCallback = [|(m, c, ch, e) => true|];
                web.ServerCertificateValidationCallback = [|(s, c, ch, e) => true|];
                mail.CertificateValidation += [|(s, c, ch, e) => true|];
                mail.OnCertificate = [|(e) => true|];
                ldap.VerifyServerCertificate = [|(connection, certificate) => true|];
                ldap.VerifyServerCertificate = (connection, certificate) => certificate.Subject == "CN=directory";
            }
        }
        class MailClient
        {
            public event System.Net.Security.RemoteCertificateValidationCallback? CertificateValidation;
            public CertificateHandler? OnCertificate { get; set; }
            void Use() => CertificateValidation?.Invoke(this, null, null, default);
        }
        delegate bool CertificateHandler(System.Net.Security.SslPolicyErrors errors);
        namespace System.Net.Http
        {
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            public class WinHttpHandler
            {
                public Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool>? ServerCertificateValidationCallback
                {
                    get;
                    set;
                }
            }
            public class WebRequestHandler { public RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; } }
        }
        namespace System.DirectoryServices.Protocols
        {
            using System.Security.Cryptography.X509Certificates;
            public delegate bool VerifyServerCertificateCallback(object connection, X509Certificate certificate);
            public class LdapSessionOptions { public VerifyServerCertificateCallback? VerifyServerCertificate { get; set; } }
        }
        """);

    [Theory]
    [InlineData("_ = new Confluent.Kafka.ProducerConfig { EnableSslCertificateVerification = [|false|] };")]
    [InlineData(
        "_ = new Confluent.Kafka.ProducerConfig { "
        + "SslEndpointIdentificationAlgorithm = [|Confluent.Kafka.SslEndpointIdentificationAlgorithm.None|] };")]
    [InlineData("ftp.ValidateCertificate += (control, e) => e.Accept = [|true|];")]
    [InlineData("ftp.ValidateCertificate += (control, e) => { System.Console.WriteLine(e.PolicyErrors); e.Accept = [|true|]; };")]
    [InlineData("ftp.ValidateAnyCertificate = [|true|];")]
    [InlineData("influx.VerifySsl([|false|]);")]
    [InlineData("_ = new k8s.KubernetesClientConfiguration { SkipTlsVerify = [|Yes|] };")]
    [InlineData("mongo.AllowInsecureTls = [|true|];")]
    [InlineData("mongo.AllowInsecureTls = flag ? [|true|] : false;")]
    [InlineData("MongoDB.Driver.MongoClientSettings settings = new() { AllowInsecureTls = [|true|] };")]
    [InlineData("mqtt.WithCertificateValidationHandler([|_ => true|]);")]
    [InlineData("mqtt.[|WithAllowUntrustedCertificates|]();")]
    [InlineData("mqtt.WithAllowUntrustedCertificates([|true|]);")]
    [InlineData("_ = nats with { InsecureSkipVerify = [|true|] };")]
    [InlineData("rabbit.AcceptablePolicyErrors = [|SslPolicyErrors.RemoteCertificateChainErrors|];")]
    [InlineData(
        "rabbit.AcceptablePolicyErrors = "
        + "[|SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable|];")]
    [InlineData("novell.UserDefinedServerCertValidationDelegate += [|(certificate, errors) => true|];")]
    [InlineData("Connect([|Elasticsearch.Net.CertificateValidations.AllowAll|]);")]
    public Task Settings_of_client_libraries_that_switch_it_off_are_reported(string statement) => VerifyClientLibrariesAsync(statement);

    [Theory]
    [InlineData("_ = new Confluent.Kafka.ProducerConfig { EnableSslCertificateVerification = true };")]
    [InlineData(
        "_ = new Confluent.Kafka.ProducerConfig { "
        + "SslEndpointIdentificationAlgorithm = Confluent.Kafka.SslEndpointIdentificationAlgorithm.Https };")]
    [InlineData("ftp.ValidateCertificate += (control, e) => e.Accept = e.PolicyErrors == SslPolicyErrors.None;")]
    [InlineData("ftp.ValidateCertificate += (control, e) => { if (e.PolicyErrors == SslPolicyErrors.None) e.Accept = true; };")]
    [InlineData("ftp.ValidateCertificate += (control, e) => { if (e.PolicyErrors != SslPolicyErrors.None) return; e.Accept = true; };")]
    [InlineData("ftp.ValidateCertificate += (control, e) => e.Accept = false;")]
    [InlineData("ftp.ValidateAnyCertificate = false;")]
    [InlineData("influx.VerifySsl(true);")]
    [InlineData("influx.VerifySsl(flag);")]
    [InlineData("_ = new k8s.KubernetesClientConfiguration { SkipTlsVerify = flag };")]
    [InlineData("mongo.AllowInsecureTls = flag;")]
    [InlineData("if (mongo.AllowInsecureTls == true) throw new System.NotSupportedException();")]
    [InlineData("mqtt.WithCertificateValidationHandler(e => e.SslPolicyErrors == SslPolicyErrors.None);")]
    [InlineData("mqtt.WithAllowUntrustedCertificates(false);")]
    [InlineData("_ = nats with { InsecureSkipVerify = false };")]
    [InlineData("rabbit.AcceptablePolicyErrors = SslPolicyErrors.None;")]
    [InlineData("rabbit.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNotAvailable;")]
    [InlineData(
        "if (rabbit.AcceptablePolicyErrors == SslPolicyErrors.RemoteCertificateChainErrors) throw new System.NotSupportedException();")]
    [InlineData("novell.UserDefinedServerCertValidationDelegate += (certificate, errors) => errors.Length == 0;")]
    [InlineData("Connect(Elasticsearch.Net.CertificateValidations.AuthorityIsRoot);")]
    public Task Settings_that_leave_it_on_or_are_not_known_are_not(string statement) => VerifyClientLibrariesAsync(statement);

    [Fact]
    public Task A_setting_is_reported_with_what_it_does() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Net.Security;
        class C
        {
            void M(RabbitMQ.Client.SslOption option)
            {
                option.AcceptablePolicyErrors = {|#0:SslPolicyErrors.RemoteCertificateChainErrors|};
                option.AcceptablePolicyErrors = {|#1:SslPolicyErrors.RemoteCertificateNameMismatch|};
            }
        }
        namespace RabbitMQ.Client { class SslOption { public SslPolicyErrors AcceptablePolicyErrors { get; set; } } }
        """,
        VerifyCS.Diagnostic().WithLocation(0)
            .WithProperty("form", "setting")
            .WithMessage("'SslOption.AcceptablePolicyErrors'" + Harm + " Leave it at SslPolicyErrors.None."),
        VerifyCS.Diagnostic().WithLocation(1).WithProperty("form", "setting").WithMessage(
            "'SslOption.AcceptablePolicyErrors' accepts certificates that were made out to someone else, "
            + "so anyone on the network path can pose as the other side and read or change the traffic. "
            + "Leave it at SslPolicyErrors.None."));

    [Fact]
    public Task A_certificate_policy_of_the_oldest_kind_is_reported() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Net;
        class AcceptAll : ICertificatePolicy { public bool [|CheckValidationResult|](int problem) => true; }
        class AcceptAllExplicitly : ICertificatePolicy { bool ICertificatePolicy.[|CheckValidationResult|](int problem) { return true; } }
        class Strict : ICertificatePolicy { public bool CheckValidationResult(int problem) => problem == 0; }
        class Unrelated { public bool CheckValidationResult(int problem) => true; }
        namespace System.Net { public interface ICertificatePolicy { bool CheckValidationResult(int problem); } }
        """);

    [Fact]
    public Task Types_of_the_same_name_elsewhere_are_innocent() => VerifyCS.VerifyAnalyzerAsync("""
        using Own;
        class C
        {
            void M()
            {
                ServicePointManager.Callback = (s, e) => true;
                _ = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
            }
        }
        namespace Own
        {
            enum SslPolicyErrors { None }
            delegate bool RemoteCertificateValidationCallback(object sender, SslPolicyErrors errors);
            static class ServicePointManager { public static RemoteCertificateValidationCallback? Callback { get; set; } }
            static class HttpClientHandler { public static object DangerousAcceptAnyServerCertificateValidator => new(); }
        }
        """);

    [Fact]
    public Task Legacy_code_on_NET_Standard_is_reported()
    {
        var test = new VerifyCS.Test
        {
            ReferenceAssemblies = ReferenceAssemblies.NetStandard.NetStandard20,
            TestCode = """
                using System.Net;
                using System.Net.Http;
                class C
                {
                    void M()
                    {
                        ServicePointManager.ServerCertificateValidationCallback += [|delegate { return true; }|];
                        new HttpClientHandler().ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => true|];
                        new HttpClientHandler().ServerCertificateCustomValidationCallback = (m, c, ch, e) =>
                            e == System.Net.Security.SslPolicyErrors.None;
                    }
                }
                """,
        };
        return test.RunAsync();
    }

    [Fact]
    public Task Top_level_statements_are_analysed()
    {
        var test = new VerifyCS.Test
        {
            TestCode = """
                using System.Net.Http;
                var yes = true;
                using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = [|(m, c, ch, e) => yes|] };
                handler.ServerCertificateCustomValidationCallback = [|Accept|];
                static bool Accept(HttpRequestMessage m, object? c, object? ch, System.Net.Security.SslPolicyErrors e) => true;
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task Generated_code_is_analysed() => VerifyCS.VerifyAnalyzerAsync("""
        // <auto-generated/>
        class C { void M() => System.Net.ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, e) => true|]; }
        """);

    [Fact]
    public Task Code_that_does_not_compile_is_analysed_without_a_crash() => VerifyCS.VerifyAnalyzerAsync("""
        using System.Net;
        class C
        {
            void M()
            {
                ServicePointManager.ServerCertificateValidationCallback = [|(s, c) {|CS1593:=>|} true|];
                ServicePointManager.ServerCertificateValidationCallback = {|CS0103:Missing|};
                ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => { return {|CS0103:missing|}; };
                ServicePointManager.ServerCertificateValidationCallback = [|(s, c, ch, e) => true|];
            }
        }
        """);

    [Fact]
    public Task Source_that_is_made_to_be_slow_or_deep_is_given_up_on() => VerifyStatementAsync(
        $"Connect((s, c, ch, e) => {new string('(', 300)}{new string('!', 601)}false{new string(')', 300)} && Many(0));");

    [Fact]
    public Task The_finding_says_what_is_wrong_why_and_what_to_do() => VerifyCS.VerifyAnalyzerAsync(
        """
        using System.Net;
        using System.Net.Security;
        using System.Net.Http;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            bool AcceptAll(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            void M()
            {
                ServicePointManager.ServerCertificateValidationCallback = {|#0:(s, c, ch, e) => true|};
                ServicePointManager.ServerCertificateValidationCallback = {|#1:AcceptAll|};
                _ = new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = {|#2:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}
                };
            }
        }
        """,
        VerifyCS.Diagnostic().WithLocation(0).WithProperty("form", "function").WithMessage("This callback" + Harm + Advice),
        VerifyCS.Diagnostic().WithLocation(1).WithProperty("form", "method").WithMessage("'AcceptAll'" + Harm + Advice),
        VerifyCS.Diagnostic().WithLocation(2).WithProperty("form", "member")
            .WithMessage("'HttpClientHandler.DangerousAcceptAnyServerCertificateValidator'" + Harm + Advice));

    private const string Harm =
        " accepts every certificate, so anyone on the network path can pose as the other side and read or change the traffic.";

    private const string Advice =
        " Remove it so that the platform validates; to trust a private CA, list it in X509ChainPolicy.CustomTrustStore.";

    private static Task VerifyClientLibrariesAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            private static readonly bool Yes = true;
            static void Connect(RemoteCertificateValidationCallback callback) { }
            static void M(
                FluentFTP.FtpClient ftp,
                InfluxDB.Client.InfluxDBClientOptions.Builder influx,
                MongoDB.Driver.MongoClientSettings mongo,
                MQTTnet.MqttClientTlsOptionsBuilder mqtt,
                NATS.Client.Core.NatsTlsOpts nats,
                RabbitMQ.Client.SslOption rabbit,
                Novell.Directory.Ldap.LdapConnection novell,
                bool flag)
            {
                {{statement}}
            }
        }
        namespace Confluent.Kafka
        {
            public enum SslEndpointIdentificationAlgorithm { None, Https }
            public class ClientConfig
            {
                public bool? EnableSslCertificateVerification { get; set; }
                public SslEndpointIdentificationAlgorithm? SslEndpointIdentificationAlgorithm { get; set; }
            }
            public class ProducerConfig : ClientConfig;
        }
        namespace FluentFTP
        {
            public delegate void FtpSslValidation(FtpClient control, FtpSslValidationEventArgs e);
            public class FtpSslValidationEventArgs { public SslPolicyErrors PolicyErrors { get; set; } public bool Accept { get; set; } }
            public class FtpClient
            {
                public event FtpSslValidation? ValidateCertificate;
                public bool ValidateAnyCertificate { get; set; }
                void Raise() => ValidateCertificate?.Invoke(this, new());
            }
        }
        namespace InfluxDB.Client
        {
            public class InfluxDBClientOptions { public class Builder { public Builder VerifySsl(bool verify) => this; } }
        }
        namespace k8s { public class KubernetesClientConfiguration { public bool SkipTlsVerify { get; set; } } }
        namespace MongoDB.Driver { public class MongoClientSettings { public bool AllowInsecureTls { get; set; } } }
        namespace MQTTnet
        {
            public class MqttClientCertificateValidationEventArgs { public SslPolicyErrors SslPolicyErrors { get; set; } }
            public class MqttClientTlsOptionsBuilder
            {
                public MqttClientTlsOptionsBuilder WithAllowUntrustedCertificates(bool value = true) => this;
                public MqttClientTlsOptionsBuilder
                    WithCertificateValidationHandler(System.Func<MqttClientCertificateValidationEventArgs, bool> handler) => this;
            }
        }
        namespace NATS.Client.Core { public sealed record NatsTlsOpts { public bool InsecureSkipVerify { get; init; } } }
        namespace RabbitMQ.Client { public class SslOption { public SslPolicyErrors AcceptablePolicyErrors { get; set; } } }
        namespace Mono.Security.Protocol.Tls
        {
            public delegate bool CertificateValidationCallback(X509Certificate certificate, int[] certificateErrors);
        }
        namespace Novell.Directory.Ldap
        {
            public class LdapConnection
            {
                public event Mono.Security.Protocol.Tls.CertificateValidationCallback? UserDefinedServerCertValidationDelegate;
                void Raise() => UserDefinedServerCertValidationDelegate?.Invoke(null!, []);
            }
        }
        namespace Elasticsearch.Net
        {
            public static class CertificateValidations
            {
                public static bool AllowAll(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
                    errors is var _;
                public static bool AuthorityIsRoot(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
                    errors == SslPolicyErrors.None;
            }
        }
        """);

    private static Task VerifyStatementAsync(string statement) => VerifyCS.VerifyAnalyzerAsync($$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Http;
        using System.Net.Security;
        using System.Net.WebSockets;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        class C
        {
            private const string Pin = "0123";
            private const bool Constant = true;
            private static readonly bool ReadOnly = true;
            private static readonly bool Overwritten = true;
            public static bool Writable = true;
            private static bool GetOnly { get; } = true;
            static C() { Overwritten = false; }
            static bool Yes() { return true; }
            static bool No() => false;
            static bool Endless() => Endless();
            static bool Many(int n) => Many(n) && Many(n + 1) || Many(n + 2) && Many(n + 3);
            static void Decide(ref bool result) => result = false;
            static void Log(SslPolicyErrors errors) => Console.WriteLine(errors);
            static void Check(SslPolicyErrors errors) { if (errors != SslPolicyErrors.None) throw new InvalidOperationException(); }
            static void Connect(RemoteCertificateValidationCallback? callback) { }
            static bool AcceptAll(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => true;
            static bool AcceptIndirectly(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e)
            {
                Log(e);
                return AcceptAll(s, c, ch, e);
            }
            static bool AcceptAllHttp(HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) { return true; }
            static bool Validate(object s, X509Certificate? c, X509Chain? ch, SslPolicyErrors e) => e == SslPolicyErrors.None;
            static void M(bool condition)
            {
                {{statement}}
            }
        }
        """);
}
