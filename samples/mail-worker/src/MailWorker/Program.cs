using Contoso.Mail;

var builder = Host.CreateApplicationBuilder(args);

builder.Services.AddOptions<MailOptions>()
    .BindConfiguration("Mail")
    .Validate(
        mail => mail is { From: not null, Outbox: not null, Pickup: not null, DeadLetters: not null, DeliveryLog: not null },
        "Mail: From, Outbox, Pickup, DeadLetters and DeliveryLog must all be set.")
    .Validate(
        mail => mail.Attempts >= 1 && mail.PollEvery > TimeSpan.Zero, "Mail: Attempts must be at least 1 and PollEvery more than nothing.")
    .ValidateOnStart();
builder.Services.AddSingleton<PickupFolder>();
builder.Services.AddSingleton<DeadLetters>();
builder.Services.AddSingleton<DeliveryLog>();
builder.Services.AddHostedService<OutboxWorker>();

await builder.Build().RunAsync();
