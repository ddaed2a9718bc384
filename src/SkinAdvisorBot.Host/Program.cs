return await SkinAdvisorBot.Host.Commands.CommandLineApp.RunAsync(args);
