using System.Text.Json.Serialization;
using Contoso.Payments;
using Microsoft.AspNetCore.Authorization;
using OpenTelemetry.Logs;

var builder = WebApplication.CreateBuilder(args);

// Where the logs go, OTEL_EXPORTER_OTLP_ENDPOINT says.
builder.Logging.AddOpenTelemetry(logging => logging.AddOtlpExporter());

builder.Services.AddAuthentication().AddJwtBearer(options => options.MapInboundClaims = false);
builder.Services.AddAuthorizationBuilder()
    .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireMerchant().Build())
    .AddPolicy(Scopes.Write, policy => policy.RequireScope(Scopes.Write))
    .AddPolicy(Scopes.Refund, policy => policy.RequireScope(Scopes.Refund));

builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.RespectNullableAnnotations = true;
    options.SerializerOptions.RespectRequiredConstructorParameters = true;
    options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
});
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks();
builder.Services.AddOpenApi();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<PaymentStore>();
builder.Services.AddSingleton<IdempotencyStore>();
builder.Services.AddSingleton<IAcquirer>(services =>
    new SandboxAcquirer(services.GetRequiredService<IConfiguration>().GetValue<long>("Sandbox:LimitPerPayment")));

var app = builder.Build();

app.UseExceptionHandler();
app.UseStatusCodePages();
if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseAuthentication();
app.UseAuthorization();

if (app.Environment.IsDevelopment())
{
    app.MapOpenApi().AllowAnonymous();
}

app.MapHealthChecks("/health").AllowAnonymous();
app.MapPayments();

app.Run();
