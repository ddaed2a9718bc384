using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SkinAdvisorBot.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "figure",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_figure", x => new { x.day, x.channel, x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    conversation_key = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    created_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    last_words = table.Column<string>(type: "TEXT", nullable: false),
                    messages = table.Column<int>(type: "INTEGER", nullable: false),
                    misses = table.Column<int>(type: "INTEGER", nullable: false),
                    lowest_confidence = table.Column<double>(type: "REAL", nullable: true),
                    intents = table.Column<string>(type: "TEXT", nullable: false),
                    topics = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    alert = table.Column<string>(type: "TEXT", nullable: true),
                    alert_since_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    wants_person_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    held_by_id = table.Column<string>(type: "TEXT", nullable: true),
                    held_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    held_until_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    staff = table.Column<string>(type: "TEXT", nullable: false),
                    flow = table.Column<string>(type: "TEXT", nullable: true),
                    is_booked = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => x.conversation_key);
                    table.ForeignKey(
                        name: "FK_inbox_conversation_conversation_key",
                        column: x => x.conversation_key,
                        principalTable: "conversation",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_alert_since_unix_ms",
                table: "inbox",
                column: "alert_since_unix_ms",
                filter: "alert IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_updated_unix_ms",
                table: "inbox",
                column: "updated_unix_ms");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_wants_person_unix_ms",
                table: "inbox",
                column: "wants_person_unix_ms",
                filter: "wants_person_unix_ms IS NOT NULL");

            migrationBuilder.Sql(SkinAdvisorBot.Host.Storage.Inbox.InboxModel.Words);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE inbox_words");

            migrationBuilder.DropTable(
                name: "figure");

            migrationBuilder.DropTable(
                name: "inbox");
        }
    }
}
