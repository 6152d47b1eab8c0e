{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card" aria-label="{{TITLE_OF_FORM}}">
{{>FORM}}
{{#SEND}}<div class="gh-actions gh-gap"><form method="post" action="{{SEND_PATH}}">{{csrf}}<button class="usa-button" type="submit">{{LABEL}}</button></form><span class="gh-soft gh-small">to {{COUNT}}</span></div>{{/SEND}}
</section>
<section class="gh-card gh-card--quiet"><h2>How it goes on</h2><p>Everybody gets an email with a link of their own. It works once, for {{DAYS}} days, and only for the address that you invite. You never see the link. Many people at once: <a href="{{FILE_PATH}}">invite from a file</a>.</p></section>
<p><a href="{{BACK}}">Back to {{PEOPLE}}</a></p>
</div>
