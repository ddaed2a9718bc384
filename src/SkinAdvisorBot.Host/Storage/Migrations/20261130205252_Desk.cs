using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SkinAdvisorBot.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ended_unix_ms",
                table: "notice",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_id",
                table: "notice",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "try_unix_ms",
                table: "notice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "feed",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: true),
                    created_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "opt_out",
                columns: table => new
                {
                    number_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at_unix_ms = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_opt_out", x => x.number_hash);
                });

            migrationBuilder.CreateTable(
                name: "wait",
                columns: table => new
                {
                    key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    since_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    entry = table.Column<byte[]>(type: "BLOB", nullable: false),
                    conversation_key = table.Column<long>(type: "INTEGER", nullable: true),
                    hold = table.Column<string>(type: "TEXT", nullable: true),
                    offered_start_unix_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_wait", x => x.key);
                    table.ForeignKey(
                        name: "FK_wait_conversation_conversation_key",
                        column: x => x.conversation_key,
                        principalTable: "conversation",
                        principalColumn: "key",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_feed_public_id",
                table: "feed",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_feed_secret_hash",
                table: "feed",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wait_conversation_key",
                table: "wait",
                column: "conversation_key");

            migrationBuilder.CreateIndex(
                name: "IX_wait_public_id",
                table: "wait",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_wait_since_unix_ms",
                table: "wait",
                column: "since_unix_ms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feed");

            migrationBuilder.DropTable(
                name: "opt_out");

            migrationBuilder.DropTable(
                name: "wait");

            migrationBuilder.DropColumn(
                name: "ended_unix_ms",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "provider_id",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "try_unix_ms",
                table: "notice");
        }
    }
}
